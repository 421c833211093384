// Techniques that rewrite what lands on the clipboard: rows 23 to 30 of the catalogue.

const credit = `'\\n\\nRead more: ' + location.href`;

export const CLIPBOARD = [
  { row: 23, name: 'attribution', blocks: ['copy'],
    script: `document.addEventListener('copy', e => { e.clipboardData.setData('text/plain', getSelection() + ${credit}); e.preventDefault() })` },
  { row: 24, name: 'replaced-by-notice', blocks: ['copy'],
    script: `document.oncopy = e => { e.clipboardData.setData('text/plain', '© The Pilot. All rights reserved.'); return false }` },
  { row: 25, name: 'selection-swap', blocks: ['copy'],
    script: `document.addEventListener('copy', () => { const s = getSelection(), r = s.getRangeAt(0); const d = document.createElement('div');
      d.style.cssText = 'position:absolute;left:-9999px'; d.textContent = s + ${credit}; document.body.append(d); s.selectAllChildren(d);
      setTimeout(() => { d.remove(); s.removeAllRanges(); s.addRange(r) }, 100) })` },
  { row: 26, name: 'nested-execcommand', blocks: ['copy'],
    script: `let inside = false; document.addEventListener('copy', e => { if (inside) return; inside = true; const t = document.createElement('textarea');
      t.value = 'Copied from The Pilot'; document.body.append(t); t.select(); document.execCommand('cut'); t.remove(); inside = false; e.preventDefault() });
      document.addEventListener('cut', e => { e.clipboardData.setData('text/plain', 'Copied from The Pilot'); e.preventDefault() })` },
  { row: 27, name: 'hosted-service', blocks: ['copy'], head: `<script src="{other}/service.js"></script>`,
    files: { '/service.js': ['text/javascript', `addEventListener('copy', function (e) { var t = String(getSelection()); if (t.length > 20) {
      e.clipboardData.setData('text/html', t + '<br>Read more: <a href="' + location.href + '#ixzz1">' + location.href + '</a>');
      e.clipboardData.setData('text/plain', t + ${credit} + '#ixzz1'); e.preventDefault() } })`] } },
  { row: 28, name: 'site-hook', blocks: ['copy'],
    script: `var NewsSource = { addSource: function (e) { e = e || event; var t = getSelection().toString();
      e.clipboardData.setData('Text', t + '\\n[Source] The Pilot'); e.preventDefault() } };
      document.getElementById('article').addEventListener('copy', NewsSource.addSource)` },
  { row: 29, name: 'length-limit', blocks: ['copy'],
    script: `document.addEventListener('copy', e => { if (getSelection().toString().length > 100) { e.preventDefault(); e.stopImmediatePropagation() } }, true)` },
  { row: 30, name: 'login-gated-copy', blocks: ['select', 'copy'],
    head: `<style>#article p{-webkit-user-select:none;user-select:none}.ask{font-size:12px}</style>`,
    script: `document.getElementById('article').insertAdjacentHTML('beforeend', '<button class="ask" onclick="location.hash=\\'login\\'">Sign in to copy</button>');
      document.addEventListener('copy', e => { e.clipboardData.setData('text/plain', 'Sign in to copy'); e.preventDefault() })` },
];
