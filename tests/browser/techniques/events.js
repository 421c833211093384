// Techniques that cancel events: rows 1 to 22 of the catalogue.
//
// One entry a technique: `row`, `name`, what it takes from the reader (`blocks`), and the parts of its page.


export const EVENTS = [
  { row: 1, name: 'dom0-contextmenu', blocks: ['menu'], script: `document.oncontextmenu = () => false` },
  { row: 2, name: 'contextmenu-listener', blocks: ['menu'], script: `document.addEventListener('contextmenu', e => e.preventDefault())` },
  { row: 3, name: 'contextmenu-window-capture', blocks: ['menu'], beyondPress: ['menu'],
    script: `window.addEventListener('contextmenu', e => { e.preventDefault(); e.stopImmediatePropagation() }, true)` },
  { row: 4, name: 'right-button-alert', blocks: ['menu'],
    script: `document.onmousedown = e => { if (e.button === 2) { alert('Copying is not allowed'); return false } }` },
  { row: 5, name: 'inline-attributes', blocks: ['menu', 'copy', 'select'],
    body: 'oncontextmenu="return false" oncopy="return false" onselectstart="return false"' },
  { row: 6, name: 'selectstart', blocks: ['select'],
    script: `document.onselectstart = () => false; document.body.addEventListener('selectstart', e => e.preventDefault())` },
  { row: 7, name: 'left-mousedown', blocks: ['select'],
    script: `document.onmousedown = e => { const t = e.target.tagName; return t === 'INPUT' || t === 'TEXTAREA' || t === 'SELECT' }` },
  { row: 8, name: 'mousemove-clears', blocks: ['select'],
    script: `let down = false; document.addEventListener('mousedown', () => down = true); document.addEventListener('mouseup', () => down = false);
      document.addEventListener('mousemove', () => { if (down) getSelection().removeAllRanges() })` },
  { row: 9, name: 'selectionchange-clears', blocks: ['select'], script: `document.onselectionchange = () => getSelection().empty()` },
  { row: 10, name: 'timer-clears', blocks: ['select'], script: `setInterval(() => getSelection().removeAllRanges(), 20)` },
  { row: 11, name: 'getselection-wrapped', blocks: ['select'],
    script: `const native = window.getSelection.bind(window);
      window.getSelection = () => { const s = native(); const n = s.anchorNode; if (n && document.getElementById('article').contains(n)) s.removeAllRanges(); return s };
      document.addEventListener('mouseup', () => setTimeout(() => window.getSelection(), 30))` },
  { row: 12, name: 'copy-listener', blocks: ['copy'],
    script: `for (const type of ['copy', 'cut']) document.addEventListener(type, e => e.preventDefault())` },
  { row: 13, name: 'dom0-copy', blocks: ['copy'], script: `document.body.oncopy = () => false` },
  { row: 14, name: 'ctrl-keys', blocks: ['copy', 'all'],
    script: `document.addEventListener('keydown', e => { if ((e.ctrlKey || e.metaKey) && [65, 67, 80, 83, 85, 88].includes(e.keyCode)) e.preventDefault() })` },
  { row: 15, name: 'bare-letter', blocks: ['copy'],
    script: `document.onkeydown = e => { if (e.keyCode === 67) return false }` },
  { row: 16, name: 'all-key-events', blocks: ['copy', 'all'],
    script: `for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, e => {
      if (e.ctrlKey && 'acxACX'.includes(e.key)) { e.stopPropagation(); e.preventDefault(); return false } }, true)` },
  { row: 17, name: 'platform-gated', blocks: ['copy'],
    script: `if (/Win|Mac|Linux/.test(navigator.platform)) document.onkeydown = e => !(e.ctrlKey && [67, 88].includes(e.keyCode))` },
  { row: 18, name: 'dragstart', blocks: ['drag'],
    script: `document.ondragstart = () => false; document.addEventListener('dragstart', e => e.preventDefault())` },
  { row: 19, name: 'touch', blocks: ['touch'], touch: true,
    script: `document.addEventListener('touchstart', e => e.preventDefault(), { passive: false });
      document.addEventListener('touchend', () => getSelection().removeAllRanges())` },
  { row: 20, name: 'beforecopy-wipe', blocks: ['copy'],
    not: { firefox: 'Firefox fires no beforecopy event' },
    script: `for (const type of ['beforecopy', 'beforecut']) document.addEventListener(type, () => { navigator.clipboard.writeText('') })` },
  { row: 21, name: 'printscreen-wipe', blocks: ['printscreen'],
    script: `document.addEventListener('keyup', e => { if (e.keyCode === 44 || e.key === 'PrintScreen') navigator.clipboard.writeText('Access Denied') })` },
  { row: 22, name: 'own-menu', blocks: ['menu'], free: false, keeps: ['own-menu'],
    main: `{article}<ul id="right-menu" class="context-menu" style="display:none;position:absolute;background:#eee"><li>Copy link</li><li>Back</li></ul>`,
    script: `document.addEventListener('contextmenu', e => { e.preventDefault(); const m = document.getElementById('right-menu');
      m.style.display = 'block'; m.style.left = e.pageX + 'px'; m.style.top = e.pageY + 'px' })` },
];

