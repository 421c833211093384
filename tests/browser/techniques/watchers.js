// Techniques that fight the tool: rows 61 to 71 of the catalogue.

import { article } from './article.js';

const none = '-webkit-user-select:none;user-select:none';
const wipe = `document.body.innerHTML = '<h1>Unwanted extension detected</h1>'`;

export const WATCHERS = [
  { row: 61, name: 'propagation-trap', blocks: ['menu', 'copy'], beyondPress: ['menu', 'copy'],
    script: `for (const type of ['contextmenu', 'copy', 'selectstart', 'mousedown', 'keydown', 'dragstart']) { let timer;
        window.addEventListener(type, () => { timer = setTimeout(() => { ${wipe} }, 0) }, true);
        window.addEventListener(type, () => clearTimeout(timer)) }
      document.addEventListener('contextmenu', e => e.preventDefault()); document.addEventListener('copy', e => e.preventDefault())` },
  { row: 61, name: 'propagation-trap-file', blocks: ['menu', 'copy'], beyondPress: ['menu', 'copy'], head: `<style>p{${none}}</style><script src="/trap.js" defer></script>`,
    files: { '/trap.js': ['text/javascript', `(function(){function w(){document.body.innerHTML=""}["contextmenu","copy"].forEach(function(n){var t;window.addEventListener(n,function(){t=setTimeout(w,0)},!0);
      window.addEventListener(n,function(){clearTimeout(t)},!1);document.addEventListener(n,function(e){e.preventDefault()})})})()`] } },
  { row: 62, name: 'computed-style-poll-file', blocks: ['select'], free: false, hostile: true,
    head: `<style>article{${none}}</style><script src="/poll.js" defer></script>`,
    files: { '/poll.js': ['text/javascript', `setInterval(function(){var e=document.querySelector("article");e&&"none"!==getComputedStyle(e).getPropertyValue("user-select")&&(document.body.textContent="")},250)`] } },
  { row: 62, name: 'computed-style-poll', blocks: ['select'], free: false, hostile: true,
    head: `<style>body,p{${none}}</style>`,
    script: `setInterval(() => { for (const p of document.querySelectorAll('p')) { const s = getComputedStyle(p);
      if ((s.userSelect || s.webkitUserSelect) !== 'none') { ${wipe}; return } } }, 300)` },
  { row: 63, name: 'residue-search', blocks: ['select', 'menu'],
    head: `<style>body{${none}}</style>`,
    script: `document.oncontextmenu = () => false; const before = document.querySelectorAll('style, script, link').length, attributes = e => e.attributes.length;
      const root = attributes(document.documentElement), globals = Object.getOwnPropertyNames(window).length;
      setInterval(() => { if (document.querySelectorAll('style, script, link').length !== before || /(chrome|moz)-extension:/.test(document.documentElement.outerHTML)
        || attributes(document.documentElement) !== root || document.adoptedStyleSheets.length || Object.getOwnPropertyNames(window).length !== globals
        || document.querySelector('[id*=allow-copy], [class*=allow-copy]')) { ${wipe} } }, 200)` },
  { row: 64, name: 'devtools-detection', blocks: ['devtools'], free: false,
    script: `setInterval(() => { if (window.outerWidth - window.innerWidth > 300 || window.outerHeight - window.innerHeight > 600) { ${wipe} } }, 100)` },
  { row: 65, name: 'debugger-loop', blocks: ['debugger'], free: false, not: { firefox: 'no debugger is attached by this driver' },
    script: `setInterval(() => { (function () { debugger })() }, 200)` },
  { row: 66, name: 'nagging', blocks: ['menu', 'copy'],
    script: `const nag = e => { e.preventDefault(); const t = document.createElement('div'); t.className = 'toast'; t.textContent = 'Content is protected'; document.body.append(t); alert('Content is protected') };
      document.addEventListener('contextmenu', nag); document.addEventListener('copy', nag)` },
  { row: 67, name: 'print-override', blocks: ['print'],
    script: `window.print = () => false; addEventListener('beforeprint', () => { document.body.style.display = 'none' }); addEventListener('afterprint', () => { document.body.style.display = '' })` },
  { row: 67, name: 'print-replaced', blocks: ['print'],
    script: `let s; addEventListener('beforeprint', e => { e.preventDefault(); s = document.createElement('style'); s.textContent = '@media print{body>*{display:none!important}article{visibility:hidden!important}}'; document.head.append(s) }); addEventListener('afterprint', () => s.remove())` },
  { row: 68, name: 're-arm-loops', blocks: ['menu', 'copy', 'select'],
    script: `const stop = e => { e.preventDefault(); return false }; const arm = () => { for (const type of ['contextmenu', 'copy', 'selectstart']) { document.removeEventListener(type, stop, true); document.addEventListener(type, stop, true) }
        document.oncontextmenu = document.oncopy = stop; document.body.style.setProperty('user-select', 'none', 'important'); document.body.style.setProperty('-webkit-user-select', 'none', 'important') };
      arm(); setInterval(arm, 100); addEventListener('focus', arm); new MutationObserver(r => { if (r.some(m => document.body.style.userSelect !== 'none')) arm() }).observe(document.body, { attributes: true })` },
  { row: 68, name: 'armed-late', blocks: ['select'],
    script: `addEventListener('mousemove', () => { for (const n of ['user-select', '-webkit-user-select']) document.body.style.setProperty(n, 'none', 'important') }, { once: true })` },
  { row: 69, name: 'framed-article', blocks: ['menu', 'copy', 'select'], inside: 'frame',
    main: `<iframe id="frame" width="760" height="640" src="{self}/framed.html"></iframe>`,
    files: { '/framed.html': ['text/html', `<!doctype html><meta charset="utf-8"><style>p{${none}}</style>${article()}<script>
      document.oncontextmenu = document.oncopy = document.onselectstart = () => false; if (top === self) location = 'about:blank'; else parent.postMessage('FRAME_BLOCK', '*')</script>`] } },
  { row: 70, name: 'permissions-policy', blocks: ['write'], headers: { 'Permissions-Policy': 'clipboard-write=(), clipboard-read=()' },
    not: { firefox: 'Firefox does not know this policy' } },
  { row: 71, name: 'gesture-library', blocks: ['select'], head: `<script src="{module}/hammerjs/hammer.min.js"></script>`,
    script: `new Hammer(document.getElementById('article')).on('swipe', () => {})` },
  { row: 71, name: 'disable-selection', blocks: ['select'],
    head: `<script src="{module}/jquery/dist/jquery.min.js"></script><script src="{module}/jquery-ui/dist/jquery-ui.min.js"></script>`,
    script: `$('#article').disableSelection()` },
];
