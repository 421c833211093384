// Techniques that make the document say something other than the screen: rows 42 to 55 of the catalogue.

import { article, PARAGRAPHS } from './article.js';

const each = (change) => PARAGRAPHS.map((text, i) => `<p id="p${i + 1}">${change(text, i)}</p>`).join('\n');
const words = (text, change) => text.split(' ').map(change).join(' ');
const reversed = (text) => [...text].reverse().join('');
const bits = (n) => [...n.toString(2)].map((b) => (b === '1' ? '\u200b' : '\u2060')).join('');
/** Mathematical sans-serif letters for the small latin ones. */
const styled = (word) => word.replace(/[a-z]/g, (c) => String.fromCodePoint(0x1d5ba + c.charCodeAt(0) - 97));

/** The letters inside every word in another order, and put back by flex `order`. */
const shuffled = (word) => {
  const letters = [...word].map((letter, order) => `<span style="order:${order}">${letter}</span>`);
  const inner = letters.slice(1, -1);
  const mixed = [...inner.filter((_, i) => i % 2), ...inner.filter((_, i) => !(i % 2))];
  return `<span class="w">${[letters[0], ...mixed, ...(letters.length > 1 ? letters.slice(-1) : [])].join('')}</span>`;
};

/** A cipher: the letter that stands in the document for each letter that the font draws. */
export const CIPHER = Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz'].map((c, i, all) => [c, all[(i * 7 + 11) % 26]]));
const ciphered = (text) => text.replace(/[a-z]/g, (c) => CIPHER[c]);
/** Private-use code points in place of the letters. */
const hidden = (text) => text.replace(/[a-z]/g, (c) => String.fromCodePoint(0xe100 + ((c.charCodeAt(0) - 97) * 5 + 3) % 26));
const font = (file) => `<style>@font-face{font-family:Plain;src:url(${file})}article p{font-family:Plain,sans-serif}</style>`;

const drawLines = (context, width) => `let y = 24; for (const text of ${JSON.stringify(PARAGRAPHS)}) { let line = ''; for (const word of text.split(' ')) {
  if (${context}.measureText(line + word).width > ${width}) { ${context}.fillText(line, 4, y); y += 24; line = '' } line += word + ' ' } ${context}.fillText(line, 4, y); y += 40 }`;

const outline = (text) => `<img alt="${text.slice(0, 40)}" src="data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="740" height="60"><text x="0" y="20" font-size="14">${text.slice(0, 90)}</text><text x="0" y="44" font-size="14">${text.slice(90)}</text></svg>`)}">`;

export const TEXT = [
  { row: 42, name: 'hidden-words', blocks: ['read'], head: `<style>.ghost-x7{display:none}</style>`,
    main: article(each((t) => t.split(' ').map((w, i) => (i % 9 === 4 ? `${w}<b class="ghost-x7">parrot</b>` : w)).join(' '))) },
  { row: 43, name: 'hidden-notices', blocks: ['read'], head: `<style>.cnXaqz{display:none;speak:never}</style>`,
    main: article(PARAGRAPHS.map((t, i) => `<p id="p${i + 1}">${t}</p><p class="cnXaqz">This text was taken without permission. Report it to the harbour office.</p>`).join('\n')) },
  { row: 44, name: 'off-screen-decoys', blocks: ['read', 'copy'],
    head: `<style>.far{position:absolute;left:-9999px}.tiny{font-size:0}.clear{opacity:0;position:absolute}.same{color:#fff;font-size:1px}</style>`,
    main: article(each((t, p) => t.split(' ').map((w, i) => (i % 8 === 3 ? `${w}<span class="${['far', 'tiny', 'clear', 'same'][(i + p) % 4]}"> parrot</span>` : w)).join(' '))) },
  { row: 45, name: 'generated-words', blocks: ['read', 'copy'],
    head: `<style>.icp-1::before{content:"harbour"}.icp-2::before{content:"tide"}</style>`,
    main: article(each((t) => t.replaceAll('harbour', '<span class="icp-1"></span>').replace(/\btide\b/g, '<span class="icp-2"></span>').replace('the bar.', '<span class="icp-3"></span>')))
      .replace('<h1>', '<style>.icp-3::after{content:"the bar."}</style><h1>') },
  { row: 46, name: 'bidi-reversal', blocks: ['read', 'copy'], paragraph: true,
    head: `<style>.r{unicode-bidi:bidi-override;direction:rtl}</style>`,
    main: article(each((t) => words(t, (w) => `<span class="r">${reversed(w)}</span>`))) },
  { row: 47, name: 'shuffled-letters', blocks: ['read', 'copy'],  head: `<style>.w{display:inline-flex}</style>`,
    main: article(each((t) => words(t, shuffled))) },
  { row: 47, name: 'floating-letters', blocks: ['read'], head: `<style>.w{display:inline-block}.w b{float:right;font-weight:400}</style>`,
    main: article(each((t) => words(t, (w) => `<span class="w">${[...w].reverse().map((c) => `<b>${c}</b>`).join('')}</span>`))) },
  { row: 48, name: 'letter-spans', blocks: ['read', 'copy'], head: `<style>.l{font-size:0}.l>i{font-size:18px;font-style:normal}</style>`,
    main: article(each((t) => words(t, (w) => `<span class="l">${[...w].map((c) => `<i>${c}</i>`).join('\n')}</span>`))) },
  { row: 49, name: 'cipher-font', blocks: ['read', 'copy'], free: false, missing: 'scrambled', head: font('/cipher.ttf'),
    main: article(each(ciphered)) },
  { row: 50, name: 'private-font', blocks: ['read', 'copy'], free: false, missing: 'scrambled', head: font('/private.ttf'),
    main: article(each(hidden)) },
  { row: 51, name: 'zero-width-watermark', blocks: ['read', 'copy'],
    main: article(each((t, p) => t.split(' ').map((w, i) => (i % 6 === 2 ? w + bits(0x95 + i * 7 + p) : w)).join(' '))) },
  { row: 52, name: 'styled-letters', blocks: ['read', 'copy'],
    main: article(each((t) => t.split(' ').map((w, i) => (i % 11 === 5 ? styled(w) : w)).join(' '))) },
  { row: 53, name: 'canvas-text', blocks: ['read', 'select'], free: false, missing: 'canvas',
    main: article(`<p id="intro">The whole text of this piece follows below as the author wrote it for this paper.</p><canvas id="p1" width="740" height="460"></canvas>`),
    script: `const c = document.getElementById('p1').getContext('2d'); c.font = '18px sans-serif'; ${drawLines('c', 720)}` },
  { row: 54, name: 'text-as-images', blocks: ['read', 'select'], free: false, missing: 'image',
    main: article(each(outline)) },
  { row: 55, name: 'closed-shadow-root', blocks: ['read', 'select'], inside: 'closed', main: '<div id="host"></div>',
    head: `<style>#host{-webkit-user-select:none;user-select:none}</style>`,
    script: `const root = document.getElementById('host').attachShadow({ mode: 'closed' }); root.innerHTML = ${JSON.stringify(article())};
      root.addEventListener('selectstart', e => e.preventDefault());` },
  { row: 55, name: 'same-origin-frame', blocks: ['read', 'select'], inside: 'frame',
    main: `<iframe id="frame" width="760" height="600" srcdoc="${article().replaceAll('"', '&quot;')}<style>p{user-select:none;-webkit-user-select:none}</style>"></iframe>` },
];
