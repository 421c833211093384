// Techniques made of style sheets: rows 31 to 41 of the catalogue.

import { article, PARAGRAPHS } from './article.js';

const none = '-webkit-user-select:none;user-select:none';
const noneImportant = '-webkit-user-select:none!important;user-select:none!important';
const PIXEL = 'data:image/svg+xml,' + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"><rect width="200" height="80" fill="teal"/></svg>');

export const STYLES = [
  { row: 31, name: 'user-select-sheet', blocks: ['select'], head: `<style>html{${none}}</style>` },
  { row: 31, name: 'user-select-everything', blocks: ['select'], head: `<style>*{${noneImportant}}</style>` },
  { row: 32, name: 'inline-important', blocks: ['select'],
    script: `for (const e of document.querySelectorAll('body, article, p')) for (const n of ['-webkit-user-select', 'user-select']) e.style.setProperty(n, 'none', 'important')` },
  { row: 33, name: 'specific-not-rules', blocks: ['select'],
    head: `<style>*:not(input):not(textarea):not([contenteditable=""]):not(#z),*:not(input):not(#z)::before{${noneImportant}}</style>` },
  { row: 34, name: 'invisible-selection', blocks: ['paint'],
    head: `<style>::selection{background:transparent!important;color:inherit!important}</style>` },
  { row: 35, name: 'cross-origin-sheet', blocks: ['select'], head: `<link rel="stylesheet" href="{other}/none.css">`,
    files: { '/none.css': ['text/css', `article,article *{${noneImportant}}`] } },
  { row: 35, name: 'adopted-sheet', blocks: ['select'],
    script: `const s = new CSSStyleSheet(); s.replaceSync('article, article p{${noneImportant}}'); document.adoptedStyleSheets = [s]` },
  { row: 35, name: 'shadow-sheet', blocks: ['select'], main: '<div id="host"></div>', inside: 'shadow',
    script: `const root = document.getElementById('host').attachShadow({ mode: 'open' }); root.innerHTML = ${JSON.stringify(article())};
      const s = new CSSStyleSheet(); s.replaceSync('article, article *{${noneImportant}}'); root.adoptedStyleSheets = [s]` },
  { row: 36, name: 'pointer-events', blocks: ['hit'], head: `<style>#article{pointer-events:none}</style>` },
  { row: 37, name: 'transparent-overlay', blocks: ['select', 'menu'],
    head: `<style>main{position:relative}.cover{position:absolute;inset:0;background:transparent;z-index:9}</style>`,
    main: `{article}<div class="cover"></div>`,
    script: `document.querySelector('.cover').oncontextmenu = () => false` },
  { row: 38, name: 'print-display', blocks: ['print'],
    head: `<style media="print">body *{display:none!important}body::before{content:"Printing is disabled"}</style>` },
  { row: 38, name: 'print-visibility', blocks: ['print'],
    head: `<style>@media print{html,body{visibility:hidden!important}article{display:none}}</style>` },
  { row: 39, name: 'blur-on-leave', blocks: ['sharp'],
    script: `const a = document.getElementById('article'); a.addEventListener('mouseleave', () => a.style.filter = 'blur(6px)');
      window.addEventListener('blur', () => a.style.filter = 'blur(6px)'); a.addEventListener('mouseenter', () => a.style.filter = '')` },
  { row: 40, name: 'user-drag', blocks: ['drag-image'], not: { firefox: 'Firefox has no user-drag property' },
    head: `<style>img,p{-webkit-touch-callout:none;-webkit-user-drag:none}</style>`,
    main: article(`<figure><img id="picture" alt="A tide post" src="${PIXEL}"></figure>` + PARAGRAPHS.map((t, i) => `<p id="p${i + 1}">${t}</p>`).join('')) },
  { row: 41, name: 'unselectable', blocks: ['select'],
    head: `<style>[unselectable=on]{${none}}</style>`,
    script: `for (const e of document.querySelectorAll('article, article *')) { e.setAttribute('unselectable', 'on'); e.setAttribute('contenteditable', 'false') }` },
  { row: 41, name: 'inert', blocks: ['select'], reader: true, script: `document.getElementById('article').inert = true` },
];
