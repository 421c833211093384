// Pages that fight back while they are read: the article or a clear sentence, within a bound, and
// the next press works.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, launch, ready, waitFor } from './driver/index.mjs';
import { article, paragraphs } from './mill.mjs';

const MARK = 'what was on the clipboard before';
const scripted = (script) => article(`${paragraphs(6)}<script>${script}</script>`);

const ADDRESS = 'http://hostile.example/';
/** Each with what makes it hard. */
const COPIED = {
  'paragraphs that come and go while they are read': scripted(`
    setInterval(() => {
      for (let i = 0; i < 300; i++) {
        const extra = document.createElement('p');
        document.querySelector('article').append(extra);
        extra.remove();
      }
    }, 0);
    new MutationObserver(() => {}).observe(document, { subtree: true, childList: true, attributes: true });`),
  'scripts that answer every look with a change': scripted(`
    for (const name of ['childNodes', 'firstChild', 'nextSibling', 'textContent', 'shadowRoot', 'attributes', 'getBoundingClientRect'])
      for (const proto of [Node.prototype, Element.prototype])
        if (Object.getOwnPropertyDescriptor(proto, name)?.get)
          Object.defineProperty(proto, name, { configurable: true, get() { document.querySelector('p')?.remove(); return null; } });`),
  'a thousand shadow roots, one in the other': scripted(`
    let at = document.querySelector('article');
    for (let i = 0; i < 1000; i++) {
      const host = document.createElement('div');
      at.append(host);
      at = host.attachShadow({ mode: i % 2 ? 'open' : 'closed' });
    }
    at.append('the bottom');`),
  'an attribute of 50 MB': scripted(`document.querySelector('article').setAttribute('class', 'x'.repeat(50_000_000));
    document.querySelector('p').title = 'y'.repeat(50_000_000);`),
  'a million pieces of text': scripted(`
    const end = document.createElement('p');
    for (let i = 0; i < 1_000_000; i++) end.append(document.createTextNode('x '));
    document.querySelector('article').append(end);`),
  'a thousand frames': scripted(`
    for (let i = 0; i < 1000; i++) {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<p>frame</p>';
      frame.style.display = i % 2 ? 'none' : 'block';
      document.body.append(frame);
    }`),
  'a page that swallows every event and key': scripted(`
    for (const kind of ['keydown', 'keyup', 'keypress', 'copy', 'beforecopy', 'visibilitychange', 'blur', 'focus', 'mousedown'])
      for (const target of [window, document]) target.addEventListener(kind, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true);`),
};
const address = (index) => `${ADDRESS}${index}/`;

const PAGES = {
  [`${ADDRESS}good/`]: article(paragraphs(8)),
  [`${ADDRESS}loop/`]: scripted('setTimeout(() => { for (;;); }, 1500);'),
  [`${ADDRESS}reload/`]: scripted('setInterval(() => location.reload(), 400);'),
  ...Object.fromEntries(Object.values(COPIED).map((page, index) => [address(index), page])),
};

/** Pages of this kind may take a minute, three times what others are given. */
const patiently = (waiting, what) => waitFor(() => waiting().then(() => true, () => false), what, 60_000);

for (const kind of BROWSERS) {
  describe(`hostile pages in ${kind}`, () => {
    let browser;
    before(async () => {
      browser = await launch(kind, { pages: PAGES });
    });
    after(() => browser?.stop());

    async function nextPressWorks() {
      const page = await browser.open(`${ADDRESS}good/`);
      browser.display.setClipboard(MARK);
      await browser.pressToolbar(page);
      const popup = await browser.readPopup();
      await popup.click('#copy');
      assert.match(await browser.clipboardAfter(MARK), /^The Old Mill\n/);
      await popup.close().catch(() => {});
      await page.close();
    }

    for (const [index, name] of Object.keys(COPIED).entries()) {
      test(`${name}: the article is copied`, async () => {
        const page = await browser.open(address(index));
        browser.display.setClipboard(MARK);
        await browser.pressToolbar(page);
        const popup = await browser.popup();
        await patiently(() => ready(popup), 'the page to be read');
        await popup.click('#copy');
        const text = await browser.clipboardAfter(MARK, 60_000);
        assert.ok(text.includes('The old mill turns only when the river is high'), text.slice(0, 300));
        await popup.close().catch(() => {});
        await page.close();
      });
    }

    test('a page that reloads without end: the article or a sentence, and the next press works', async () => {
      const page = await browser.open(`${ADDRESS}reload/`);
      browser.display.setClipboard(MARK);
      await browser.pressToolbar(page);
      const popup = await browser.popup();
      await popup.waitFor(
        () => !document.querySelector('[aria-busy="true"]') && (document.querySelector('#preview').textContent || document.querySelector('#trouble-text').textContent),
      );
      await popup.close().catch(() => {});
      // A page that is just being reloaded may not hear that it is to close, and nothing says so.
      const closed = () => page.isClosed() || Promise.race([page.close().then(() => true), waitFor.milliseconds(2_000)]);
      await waitFor(closed, 'the page to close');
      await nextPressWorks();
    });

    test('a script in an endless loop: a sentence says so, the clipboard is as it was, and the next press works', async () => {
      const page = await browser.open(`${ADDRESS}loop/`);
      await waitFor.milliseconds(2_500);
      browser.display.setClipboard(MARK);
      await browser.pressToolbar(page);
      const popup = await browser.popup();
      const saysSo = () => /busy and does not answer/.test(document.querySelector('#trouble-text')?.textContent);
      await patiently(() => popup.waitFor(saysSo), 'the sentence');
      assert.equal(browser.display.clipboard(), MARK);
      await popup.close().catch(() => {});
      page.close().catch(() => {});
      await nextPressWorks();
    });
  });
}
