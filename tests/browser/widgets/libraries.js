// Widgets of real libraries, each on a page with an article, and what a reader does with them.
//
// `act` uses the widget and gives what came of it; `expect` is what comes of it in an untouched browser.

const js = (...paths) => paths.map((path) => `<script src="{module}/${path}"></script>`).join('');
const css = (...paths) => paths.map((path) => `<link rel="stylesheet" href="{module}/${path}">`).join('');
const JQUERY = js('jquery/dist/jquery.min.js', 'jquery-ui/dist/jquery-ui.min.js');
/** Modules without a bundler: every package name that these editors import. */
const imports = `<script type="importmap">${JSON.stringify({
  imports: Object.fromEntries(Object.entries({
    '@codemirror/view': 'dist/index.js', '@codemirror/state': 'dist/index.js', '@codemirror/commands': 'dist/index.js', '@codemirror/language': 'dist/index.js',
    '@codemirror/streamparser': 'dist/index.js', '@lezer/common': 'dist/index.js', '@lezer/lr': 'dist/index.js', '@lezer/highlight': 'dist/index.js', 'style-mod': 'src/style-mod.js', 'w3c-keyname': 'index.js', crelt: 'index.js',
    '@marijn/find-cluster-break': 'src/index.js', 'prosemirror-view': 'dist/index.js', 'prosemirror-state': 'dist/index.js', 'prosemirror-model': 'dist/index.js',
    'prosemirror-transform': 'dist/index.js', 'prosemirror-schema-basic': 'dist/index.js', 'prosemirror-keymap': 'dist/index.js', 'prosemirror-commands': 'dist/index.js', orderedmap: 'dist/index.js',
  }).map(([name, path]) => [name, `{module}/${name}/${path}`])),
})}</script>`;
const LIST = '<ul id="list" style="padding:0;list-style:none">' + ['One', 'Two', 'Three'].map((t) => `<li style="height:30px;background:#eee;margin:4px">${t}</li>`).join('') + '</ul>';
const order = (page) => page.evaluate(() => [...document.querySelectorAll('#list li, #list > div')].map((e) => e.textContent.trim().split(/\s/)[0]).join(' '));
const CARDS = ['One of the cards holds a sentence that is long enough to be read as prose by anything that counts letters.',
  'Two is a card like it, with a sentence about boats that wait for the flood before they come in over the bar.'];

export const LIBRARIES = [
  { name: 'jquery-contextmenu', head: JQUERY + js('jquery-contextmenu/dist/jquery.contextMenu.min.js') + css('jquery-contextmenu/dist/jquery.contextMenu.min.css'),
    main: '<span class="target btn">right click me</span>', script: `$.contextMenu({ selector: '.target', items: { edit: { name: 'Edit' }, cut: { name: 'Cut' } } })`,
    act: async ({ hand, page, at }) => { await page.mouse.click(...(await at('.target')), { button: 'right' }); await hand.pause(150); const open = await page.evaluate(() => { const m = document.querySelector('.context-menu-list'); return Boolean(m) && getComputedStyle(m).display !== 'none'; }); await hand.closeMenu(); return open; }, expect: true },
  { name: 'jquery-ui-sortable', head: JQUERY, main: LIST, script: `$('#list').sortable()`,
    act: async ({ page, drag, selection }) => { await drag('#list li:nth-child(1)', 0, 90); return [await order(page), await selection()]; }, expect: ['Two Three One', ''] },
  { name: 'jquery-ui-draggable', head: JQUERY, main: `<div id="box" style="width:400px;background:#eee"><p>${CARDS[0]}</p></div>`, script: `$('#box').draggable()`,
    act: async ({ page, drag, selection }) => { await drag('#box p', 60, 40); return [await page.evaluate(() => parseInt(document.getElementById('box').style.left) >= 55), await selection()]; }, expect: [true, ''] },
  { name: 'jquery-ui-slider', head: JQUERY + css('jquery-ui/dist/themes/base/jquery-ui.min.css'), main: '<div id="slide" style="width:300px"></div>', script: `$('#slide').slider()`,
    act: async ({ page, drag, selection }) => { await drag('#slide .ui-slider-handle', 150, 0); return [await page.evaluate(() => $('#slide').slider('value')), await selection()]; }, expect: [50, ''] },
  { name: 'sortablejs', head: js('sortablejs/Sortable.min.js'), main: LIST, script: `new Sortable(document.getElementById('list'), { animation: 0 })`,
    act: async ({ page, drag }) => { await drag('#list li:nth-child(1)', 0, 90); return order(page); }, expect: 'Two Three One' },
  { name: 'sortablejs-fallback', head: js('sortablejs/Sortable.min.js'), main: LIST, script: `new Sortable(document.getElementById('list'), { animation: 0, forceFallback: true })`,
    act: async ({ page, drag, selection }) => { await drag('#list li:nth-child(1)', 0, 90); return [(await order(page)).startsWith('Two'), await selection()]; }, expect: [true, ''] }, // how far it goes depends on its timer
  { name: 'dragula-cards', head: js('dragula/dist/dragula.min.js') + css('dragula/dist/dragula.min.css'),
    main: `<div id="list">${CARDS.map((c) => `<div style="background:#eee;margin:6px;width:400px">${c}</div>`).join('')}</div>`, script: `dragula([document.getElementById('list')])`,
    act: async ({ page, drag }) => { await drag('#list > div:nth-child(1)', 0, 95); return order(page); }, expect: 'Two One' },
  { name: 'interactjs', head: js('interactjs/dist/interact.min.js'), main: '<div id="box" style="width:120px;height:60px;background:#acd;touch-action:none">Move</div>',
    script: `let x = 0; interact('#box').draggable({ listeners: { move(e) { x += e.dx; e.target.style.transform = 'translate(' + x + 'px,0)' } } })`,
    act: async ({ page, drag, selection }) => { await drag('#box', 80, 0); return [await page.evaluate(() => x), await selection()]; }, expect: [80, ''] },
  { name: 'codemirror-5', head: js('codemirror5/lib/codemirror.js') + css('codemirror5/lib/codemirror.css'), main: '<div id="editor"></div>',
    script: `const cm = CodeMirror(document.getElementById('editor'), { value: 'const tide = flood + ebb;\\nlet bar;' })`,
    act: async ({ page, at, press, copied }) => { await page.mouse.click(...(await at('.CodeMirror-line'))); await press('Control+a'); return [await page.evaluate(() => cm.getSelection().length), await copied()]; }, expect: [34, 'const tide = flood + ebb;\nlet bar;'] },
  { name: 'codemirror-6', head: imports, main: '<div id="editor"></div>', module: `import { EditorView, keymap } from '@codemirror/view'; import { defaultKeymap } from '@codemirror/commands';
      window.view = new EditorView({ doc: 'const tide = flood + ebb;', extensions: [keymap.of(defaultKeymap)], parent: document.getElementById('editor') })`, ready: 'window.view',
    act: async ({ page, at, press, copied }) => { await page.mouse.click(...(await at('.cm-line'))); await press('Control+a'); return [await page.evaluate(() => view.state.selection.main.to), await copied()]; }, expect: [25, 'const tide = flood + ebb;'] },
  { name: 'monaco', head: js('monaco-editor/min/vs/loader.js'), main: '<div id="editor" style="height:120px;width:600px"></div>', ready: 'window.editor && document.querySelector(".view-line span span")',
    script: `require.config({ paths: { vs: '{module}/monaco-editor/min/vs' } }); window.MonacoEnvironment = { getWorkerUrl: () => 'data:text/javascript,' };
      require(['vs/editor/editor.main'], () => { window.editor = monaco.editor.create(document.getElementById('editor'), { value: 'const tide = flood + ebb;', language: 'plaintext' }) })`,
    act: async ({ page, at, press, copied, hand }) => { await page.mouse.click(...(await at('.view-line'))); await press('Control+a'); const all = await page.evaluate(() => editor.getModel().getValueInRange(editor.getSelection())); const text = await copied();
      await page.mouse.click(...(await at('.view-line')), { button: 'right' }); await hand.pause(400); const menu = await page.evaluate(() => Boolean(document.querySelector('.monaco-menu, .shadow-root-host'))); await hand.closeMenu(); return [all, text, menu]; }, expect: ['const tide = flood + ebb;', 'const tide = flood + ebb;', true] },
  { name: 'prosemirror', head: imports, main: '<div id="editor" style="white-space:pre-wrap"></div>', ready: 'window.view',
    module: `import { EditorState } from 'prosemirror-state'; import { EditorView } from 'prosemirror-view'; import { schema } from 'prosemirror-schema-basic'; import { keymap } from 'prosemirror-keymap'; import { baseKeymap, toggleMark } from 'prosemirror-commands';
      const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text('A paragraph that is being edited, and is long enough to be taken for one that is only read.')])]);
      window.view = new EditorView(document.getElementById('editor'), { state: EditorState.create({ doc, plugins: [keymap({ 'Mod-b': toggleMark(schema.marks.strong) }), keymap(baseKeymap)] }) })`,
    act: async ({ page, at, press }) => { await page.mouse.click(...(await at('.ProseMirror p'))); await press('Control+a'); await press('Control+b'); return page.evaluate(() => [Boolean(document.querySelector('.ProseMirror strong')), view.state.selection.to > 50]); }, expect: [true, true] },
  { name: 'quill', head: js('quill/dist/quill.js') + css('quill/dist/quill.snow.css'), main: '<div id="editor"><p>A paragraph that is being edited, and is long enough to be taken for one that is only read.</p></div>',
    script: `const quill = new Quill('#editor', { theme: 'snow' })`,
    act: async ({ page, at, press }) => { await page.mouse.click(...(await at('.ql-editor p'))); await press('Control+a'); await page.mouse.click(...(await at('.ql-bold'))); return page.evaluate(() => [Boolean(document.querySelector('.ql-editor strong')), quill.getSelection()?.length > 50]); }, expect: [true, true] },
  { name: 'leaflet', head: js('leaflet/dist/leaflet.js') + css('leaflet/dist/leaflet.css'), main: '<div id="chart" style="height:220px"></div>',
    script: `const map = L.map('chart').setView([54, 8], 6); let menu = 0; map.on('contextmenu', () => menu++)`,
    act: async ({ page, at, drag, hand }) => { await drag('#chart', 80, 20); await page.mouse.click(...(await at('#chart')), { button: 'right' }); await hand.pause(100); await hand.closeMenu(); return page.evaluate(() => [map.getCenter().lng < 7.5, menu]); }, expect: [true, 1] },
  { name: 'video-js', head: js('video.js/dist/video.min.js') + css('video.js/dist/video-js.min.css'), main: '<video id="film" class="video-js" controls width="400" height="200"></video>',
    script: `const player = videojs('film'); let bar = player.controlBar; bar.show(); let pressed = 0; bar.volumePanel.muteToggle.on('click', () => pressed++)`,
    act: async ({ page, at, hand }) => { await page.evaluate(() => { player.hasStarted(true); player.userActive(true); }); await hand.pause(200); await page.mouse.click(...(await at('.vjs-mute-control'))); return page.evaluate(() => [pressed, player.muted()]); }, expect: [1, true] },
  { name: 'hammer-slider', head: js('hammerjs/hammer.min.js'), main: '<div id="rail" style="width:300px;height:40px;background:#ddd">Slide along here</div>',
    script: `let travelled = 0; new Hammer(document.getElementById('rail')).on('panend', e => travelled = Math.round(e.deltaX))`,
    act: async ({ page, drag, selection }) => { await drag('#rail', 90, 0); return [await page.evaluate(() => travelled), await selection()]; }, expect: [90, ''] },
  { name: 'jspreadsheet', head: js('jsuites/dist/jsuites.js', 'jspreadsheet-ce/dist/index.js') + css('jsuites/dist/jsuites.css', 'jspreadsheet-ce/dist/jspreadsheet.css'), main: '<div id="sheet"></div>',
    script: `jspreadsheet(document.getElementById('sheet'), { data: [['Flood', '4.2'], ['Ebb', '0.7']], minDimensions: [2, 2] })`,
    act: async ({ page, at, copied }) => { const from = await at('#sheet td[data-x="0"][data-y="0"]'), to = await at('#sheet td[data-x="1"][data-y="1"]'); await page.mouse.move(...from); await page.mouse.down(); await page.mouse.move(...to, { steps: 4 }); await page.mouse.up(); return (await copied()).trim().replace(/\r/g, ''); }, expect: 'Flood\t4.2\nEbb\t0.7' },
  { name: 'clipboard-js', head: js('clipboard/dist/clipboard.min.js'), main: '<button class="c" data-clipboard-text="text of the button">Copy</button>', script: `new ClipboardJS('.c')`,
    act: async ({ page, at, clicked }) => clicked(await at('.c')), expect: 'text of the button' },
  { name: 'mousetrap-palette', head: js('mousetrap/mousetrap.min.js'), main: '<div id="palette" hidden>Commands</div><ul id="rows"><li>a</li><li>b</li></ul>',
    script: `let saved = 0; Mousetrap.bind('mod+p', () => { document.getElementById('palette').hidden = false; return false }); Mousetrap.bind('mod+s', () => { saved++; return false });
      Mousetrap.bind('mod+a', () => { for (const li of document.querySelectorAll('#rows li')) li.className = 'chosen'; return false })`,
    act: async ({ page, press, selection }) => { await press('Control+a'); await press('Control+s'); await press('Control+p'); return [await page.evaluate(() => [document.querySelectorAll('.chosen').length, saved, !document.getElementById('palette').hidden]), await selection()]; }, expect: [[2, 1, true], ''] },
  { name: 'nouislider', head: js('nouislider/dist/nouislider.min.js') + css('nouislider/dist/nouislider.css'), main: '<div id="slide" style="width:300px;margin:20px"></div>', script: `noUiSlider.create(document.getElementById('slide'), { start: 0, range: { min: 0, max: 100 } })`,
    act: async ({ page, drag, selection }) => { await drag('.noUi-handle', 150, 0); return [await page.evaluate(() => Math.abs(slide.noUiSlider.get() - 50) < 3), await selection()]; }, expect: [true, ''] },
  { name: 'split-js', head: js('split.js/dist/split.min.js') + '<style>#split{display:flex;width:600px}.gutter{background:#aaa;cursor:col-resize}</style>',
    main: `<div id="split"><div id="left"><p>${CARDS[0]}</p></div><div id="right"><p>${CARDS[1]}</p></div></div>`, script: `Split(['#left', '#right'])`,
    act: async ({ page, drag, selection }) => { const width = () => page.evaluate(() => document.getElementById('left').offsetWidth); const before = await width(); await drag('.gutter', 80, 0); return [(await width()) - before > 60, await selection()]; }, expect: [true, ''] },
  { name: 'splide-carousel', head: js('@splidejs/splide/dist/js/splide.min.js') + css('@splidejs/splide/dist/css/splide.min.css'),
    main: `<section class="splide" style="width:500px"><div class="splide__track"><ul class="splide__list">${CARDS.map((c) => `<li class="splide__slide"><p>${c}</p></li>`).join('')}</ul></div></section>`,
    script: `const splide = new Splide('.splide', { speed: 50 }).mount()`,
    act: async ({ page, drag, hand }) => { await drag('.splide__slide.is-active p', -330, 0); await hand.pause(300); return page.evaluate(() => splide.index); }, expect: 1 },
  { name: 'jstree-menu', head: js('jquery/dist/jquery.min.js', 'jstree/dist/jstree.min.js') + css('jstree/dist/themes/default/style.min.css'), main: '<div id="tree"><ul><li>Harbour</li><li>Lighthouse</li></ul></div>', script: `$('#tree').jstree({ core: { check_callback: true }, plugins: ['contextmenu'] })`, ready: `document.querySelector('.jstree-anchor')`,
    act: async ({ page, at, hand }) => { await page.mouse.click(...(await at('.jstree-anchor')), { button: 'right' }); await hand.pause(200); const open = await page.evaluate(() => { const m = document.querySelector('.jstree-contextmenu'); return Boolean(m) && getComputedStyle(m).display !== 'none'; }); await hand.closeMenu(); return open; }, expect: true },
  { name: 'katex-copy', head: js('katex/dist/katex.min.js', 'katex/dist/contrib/copy-tex.min.js') + css('katex/dist/katex.min.css'), main: '<p id="formula">The height of the flood is given by <span id="k"></span> in feet, as the board printed it in every edition.</p>', script: `katex.render('h = a \\\\cos(t)', document.getElementById('k'))`,
    act: async ({ page, at, copied }) => { const [x, y] = await at('#formula'); await page.mouse.click(x - 200, y, { count: 3 }); return (await copied()).includes('$h = a \\cos(t)$'); }, expect: true },
  { name: 'konva-canvas', head: js('konva/konva.min.js'), main: '<div id="stage"></div>',
    script: `const stage = new Konva.Stage({ container: 'stage', width: 400, height: 120 }), layer = new Konva.Layer(); stage.add(layer); const dot = new Konva.Circle({ x: 200, y: 60, radius: 30, fill: 'teal', draggable: true }); layer.add(dot); let menu = 0; stage.on('contextmenu', e => { e.evt.preventDefault(); menu++ })`,
    act: async ({ page, drag, at, hand }) => { await drag('#stage canvas', 70, 0); await page.mouse.click(...(await at('#stage canvas')), { button: 'right' }); await hand.pause(80); await hand.closeMenu(); return page.evaluate(() => [Math.round(dot.x()), menu]); }, expect: [270, 1] },
];
