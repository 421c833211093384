// What the walker writes, case by case: markup in, the snapshot's records out as a line of markup
// (attributes that begin with `::` are what only the live page knows; `⟦⟧` marks the selection).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, EXTENSION, launch } from './driver/index.mjs';

const WALKER = readFileSync(join(EXTENSION, 'snapshot.js'), 'utf8');
const LONG = 'The lamp was lit at six and put out at four, and between those hours nobody on the island slept or wished to. ';

const CASES = [
  ['a paragraph', '<p class="x" onclick="y()" data-z="1">One <b>two</b></p>', '<p class="x">One <b>two</b></p>'],
  ['space between blocks is none, between words it is', '<div> <p> <i>a</i> <i>b</i> </p> </div>', '<div><p><i>a</i> <i>b</i> </p></div>'],
  ['space in preformatted text stands', '<pre>a\n  <b>b</b>\n\n<i>  </i>c</pre>', '<pre>a\n  <b>b</b>\n\n<i>  </i>c</pre>'],
  ['scripts and styles are no text', '<p>a<script>1</script><style>p{}</style><template><p>t</p></template></p>', '<p>a</p>'],
  ['data for machines stays', '<script type="application/ld+json">{"a":1}</script>', '<script type="application/ld+json">{"a":1}</script>'],
  ['a decoy that is not displayed', '<p>a<span style="display:none">decoy</span>b</p>', '<p>a<span ::hidden="display">decoy</span>b</p>'],
  ['a decoy of no opacity', '<style>.o{opacity:0}</style><p>a<span class="o">decoy</span>b</p>', '<p>a<span class="o" ::hidden="opacity">decoy</span>b</p>'],
  ['a decoy off the screen', '<style>.f{position:absolute;left:-9999px}</style><p>a<span class="f">decoy</span>b</p>', '<p>a<span class="f" ::hidden="offscreen">decoy</span>b</p>'],
  ['a decoy of no size', '<style>.s{font-size:0}</style><p>a<span class="s">decoy</span>b</p>', '<p>a<span class="s" ::hidden="tiny">decoy</span>b</p>'],
  ['a decoy in the colour of the paper', '<style>.w{color:#fff}</style><p>a<span class="w">decoy</span>b</p>', '<p>a<span class="w" ::hidden="opacity">decoy</span>b</p>'],
  ['a decoy by place alone', '<style>p>span:nth-of-type(2){display:none}</style><p>a<span>x</span><span>decoy</span>b</p>', '<p>a<span>x</span><span ::hidden="display">decoy</span>b</p>'],
  ['text that fades in when it is scrolled to', `<p style="opacity:0">${LONG.repeat(2)}</p>`, `<p ::hidden="folded">${LONG.repeat(2)}</p>`],
  ['words for screen readers', '<style>.r{position:absolute;clip:rect(0,0,0,0);width:1px;height:1px;overflow:hidden}</style><p><span class="r">skip</span>b</p>', '<p><span class="r" ::hidden="clip">skip</span>b</p>'],
  ['white on a dark ground is seen', '<style>.d{background:#123}.w{color:#fff}</style><div class="d"><p>a<span class="w">b</span></p></div>', '<div class="d"><p>a<span class="w">b</span></p></div>'],
  ['a box without letter size whose items have one', '<style>ul{font-size:0}li{font-size:16px}</style><ul><li>a</li><li>b</li></ul>', '<ul><li>a</li><li>b</li></ul>'],
  ['invisible, with something visible inside', '<div style="visibility:hidden">gone<p style="visibility:visible">shown</p></div>', '<div><p>shown</p></div>'],
  ['invisible as a whole', '<div style="visibility:hidden"><p>gone</p></div>', '<div ::hidden="visibility"><p>gone</p></div>'],
  ['closed details', '<details><summary>Open</summary><p>inside</p></details>', '<details><summary>Open</summary><p ::hidden="folded">inside</p></details>'],
  ['the summary of closed details looks as it does', '<style>.v{unicode-bidi:bidi-override;direction:rtl}</style><details><summary class="v">cba</summary><p>inside</p></details>', '<details><summary class="v" ::order="rtl-override">cba</summary><p ::hidden="folded">inside</p></details>'],
  ['open details', '<details open><summary>Open</summary><p>inside</p></details>', '<details open=""><summary>Open</summary><p>inside</p></details>'],
  ['a panel behind a tab', `<button aria-controls="t">x</button><div id="t" style="display:none"><p>${LONG}</p></div>`, `<button aria-controls="t">x</button><div id="t" ::hidden="folded"><p>${LONG}</p></div>`],
  ['a long hidden part', `<div style="display:none"><p>${LONG.repeat(2)}</p></div>`, `<div ::hidden="display"><p>${LONG.repeat(2)}</p></div>`],
  ['a hidden menu is named, not read', `<div class="m" style="display:none">${'<a href="/x">Section</a>'.repeat(30)}</div>`, `<div class="m" ::hidden="display">${'Section'.repeat(30).slice(0, 200)}</div>`],
  ['a line in a span', '<style>.b{display:block}</style><p><span class="b">a</span><span class="b">b</span></p>', '<p><span class="b" ::display="block">a</span><span class="b" ::display="block">b</span></p>'],
  ['words in a div', '<style>.i{display:inline}</style><div class="i">a</div>', '<div class="i" ::display="inline">a</div>'],
  ['a drop cap is no line', '<style>.c{float:left}</style><p><span class="c">T</span>he</p>', '<p><span class="c">T</span>he</p>'],
  ['generated words', '<style>.g::before{content:"Note: "}.i::after{content:"\\e001"}</style><p class="g">a</p><p class="i">b</p>', '<p class="g" ::before="Note: ">a</p><p class="i">b</p>'],
  ['words set apart by style sheets', '<style>.s{font-weight:700}h2{font-weight:700}</style><p>a <span class="s">b</span> <span style="font-style:italic">c</span></p><h2><span class="s">d</span></h2>', '<p>a <span class="s" style="font-weight:bold;">b</span> <span style="font-style:italic;">c</span></p><h2><span class="s">d</span></h2>'],
  ['sound and film with their addresses', '<p>a</p><video controls><source src="https://v.example/a.mp4"></video><audio controls src="b.mp3"></audio>', '<p>a</p><video src="https://v.example/a.mp4"></video><audio src="b.mp3"></audio>'],
  ['letters painted backwards', '<style>.v{unicode-bidi:bidi-override;direction:rtl}</style><p class="v">cba</p>', '<p class="v" ::order="rtl-override">cba</p>'],
  ['items painted in another order', '<div style="display:flex"><p style="order:2">b</p><p style="order:1">a</p></div>', '<div><p ::order="1">b</p><p ::order="0">a</p></div>'],
  ['letters that a box sets in order', '<style>b{display:inline-flex}</style><p>a <b><u style="order:2">c</u><u>b</u></b></p>', '<p>a <b><u ::order="1">c</u><u ::order="0">b</u></b></p>'],
  ['letters that float into order', '<style>u{float:right}</style><p><b><u>b</u><u>a</u></b></p>', '<p><b><u ::order="1">b</u><u ::order="0">a</u></b></p>'],
  ['letters that are placed one by one', '<style>s{position:relative;display:inline-block;width:60px}u{position:absolute}</style><p><s><u style="left:20px">b</u><u style="left:0">a</u></s></p>', '<p><s><u ::order="1">b</u><u ::order="0">a</u></s></p>'],
  ['a pane that draws only what is seen of a long text', '<style>.p{height:200px;overflow:auto}.s{height:9000px}</style><div class="p"><div class="s"><p>a</p><p>b</p></div></div>', '<div class="p" ::missing="unloaded"><div class="s"><p>a</p><p>b</p></div></div>'],
  ['a pane with all of its text', '<style>.p{height:200px;overflow:auto}.s p{height:500px}</style><div class="p"><div class="s"><p>a</p><p>b</p></div></div>', '<div class="p"><div class="s"><p>a</p><p>b</p></div></div>'],
  ['what browsers without scripts get', '<noscript><img src="a.png" alt="x"></noscript>', '<noscript><img src="a.png" alt="x"></img></noscript>'],
  ['an open shadow root', '<div id="h">light</div><script>h.attachShadow({mode:"open"}).innerHTML="<p>shade</p><slot></slot>"</script>', '<div id="h"><#shadow-root><p>shade</p><slot></slot></#shadow-root>light</div>'],
  ['a frame of the same origin', '<iframe srcdoc="<p>inside</p>" width="300" height="300"></iframe>', '<iframe width="300" height="300"><#document><html><head></head><body><p>inside</p></body></html></#document></iframe>'],
  ['names that stand before the browser’s own', '<form><input name="firstChild"><input name="nextSibling"><input name="attributes"><p>a</p></form><p>b</p>', '<form><p>a</p></form><p>b</p>'],
  ['marks of the wire itself', '<p id="c"></p><script>c.append("a\\u0001b\\u0005c")</script>', '<p id="c">a\ufffdb\ufffdc</p>'],
  ['a selection within a text', '<p id="s">one two three</p><script>getSelection().setBaseAndExtent(s.firstChild,4,s.firstChild,7)</script>', '<p id="s">one ⟦two⟧ three</p>'],
  ['a selection of whole children', '<div id="s"><p>a</p><p>b</p><p>c</p></div><script>getSelection().setBaseAndExtent(s,1,s,2)</script>', '<div id="s"><p>a</p>⟦<p>b</p>⟧<p>c</p></div>'],
  ['a drawing has its title only', '<svg width="20" height="20"><title>A boat</title><path d="M0 0"/><text>no</text></svg>', '<svg width="20" height="20"><title>A boat</title></svg>'],
  ['formulas stand whole', '<math display="block"><mi>x</mi><mo>=</mo><mn>1</mn></math>', '<math display="block"><mi>x</mi><mo>=</mo><mn>1</mn></math>'],
];

/** The records after the header as markup; what belongs to every page is left out. */
function markup(wire) {
  const [magic, header, ...rest] = wire.split('\n');
  assert.equal(magic, 'verbatim 1');
  assert.deepEqual(JSON.parse(header).notes, []);
  const open = [];
  let result = '';
  let inTag = false;
  const endTag = () => {
    if (inTag) result += '>';
    inTag = false;
  };
  for (const [, lead, body] of rest.join('\n').matchAll(/([\x01\x02\x04-\x07])([^\x01\x02\x04-\x07]*)/g)) {
    if (lead === '\x02') {
      const [name, value] = body.split('\x03');
      result += ` ${name}="${value}"`;
      continue;
    }
    endTag();
    if (lead === '\x01') {
      open.push(body);
      result += `<${body}`;
      inTag = true;
    } else if (lead === '\x04') result += body;
    else if (lead === '\x05') result += `</${open.pop()}>`;
    else result += lead === '\x06' ? '⟦' : '⟧';
  }
  assert.deepEqual(open, []);
  return result.replace(/^<html><head>.*?<\/head><body>/s, '').replace(/<\/body><\/html>$/, '');
}

for (const kind of BROWSERS) {
  describe(`the walker in ${kind}`, () => {
    let browser;
    let page;
    const pages = {};
    before(async () => {
      browser = await launch(kind, { pages });
    });
    after(() => browser?.stop());

    async function walk(html) {
      pages['http://walk.example/'] = `<!doctype html><html><head><title>w</title></head><body>${html}</body></html>`;
      if (page) await page.goto('http://walk.example/');
      else page = await browser.open('http://walk.example/');
      return page.evaluate(`${WALKER}; verbatimSnapshot(document)`);
    }

    for (const [name, html, expected] of CASES) {
      test(name, async () => assert.equal(markup(await walk(html)), expected));
    }

    test('the head keeps what tells about the page', async () => {
      pages['http://walk.example/'] =
        '<!doctype html><html lang="en"><head><title>T</title><meta name="author" content="A"><link rel="stylesheet" href="x.css"><link rel="canonical" href="/c"><style>x{}</style><script>1</script></head><body></body></html>';
      await page.goto('http://walk.example/');
      const wire = await page.evaluate(`${WALKER}; verbatimSnapshot(document)`);
      assert.equal(
        wire.slice(wire.indexOf('\n', 11) + 1),
        '\x01html\x02lang\x03en\x01head\x01title\x04T\x05\x01meta\x02name\x03author\x02content\x03A\x05\x01link\x02rel\x03canonical\x02href\x03/c\x05\x05\x01body\x05\x05',
      );
      const header = JSON.parse(wire.split('\n')[1]);
      assert.equal(header.url, 'http://walk.example/');
      assert.equal(header.live, true);
      assert.match(header.today, /^\d{4}-\d\d-\d\d$/);
    });

    test('half characters in the title are replaced: readers of JSON refuse them', async () => {
      const wire = await walk('<script>document.title = "The \\ud800 Mill \\ud83d\\ude00 \\udc00"</script>');
      assert.equal(JSON.parse(wire.split('\n')[1]).title, 'The \ufffd Mill \u{1f600} \ufffd');
    });
  });
}
