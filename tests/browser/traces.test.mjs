// A page that looks for the extension: it finds nothing while nothing is pressed, while it is read, and while it is freed.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS, launch } from './driver/index.mjs';
import { article, page as wrap } from './techniques/article.js';
import { hands, sleep } from './techniques/hands.js';
import { FREE_KEY, variant } from './techniques/variant.js';

const SELF = 'http://watch.localhost';
const COPY_KEY = 'alt+shift+y';

/** Watches its document, its globals, its natives, its listeners and what is asked of the network. */
const WATCH = `
  globalThis.found = [];
  const asked = new Set(); // addresses, each of which is asked for once
  const natives = [EventTarget.prototype.addEventListener, Event.prototype.preventDefault, Event.prototype.stopPropagation, Selection.prototype.removeAllRanges,
    getSelection, alert, print, getComputedStyle, DataTransfer.prototype.setData, Document.prototype.execCommand];
  const shape = () => JSON.stringify({
    globals: Object.getOwnPropertyNames(window).length, root: document.documentElement.attributes.length, body: document.body?.attributes.length,
    sheets: document.styleSheets.length, adopted: document.adoptedStyleSheets.length, fonts: document.fonts.size,
    natives: natives.map((f) => f.toString()), handlers: [window.oncopy, document.oncopy, document.oncontextmenu].map(String),
    style: getComputedStyle(document.querySelector('p') ?? document.documentElement).cssText });
  addEventListener('load', () => {
    const before = shape();
    new MutationObserver((records) => found.push(...records.map((r) => r.type + ' ' + r.target.nodeName))).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    setInterval(() => { const now = shape(); if (now !== before) found.push('shape ' + now.slice(0, 120)); }, 50);
    new PerformanceObserver((list) => { for (const e of list.getEntries()) if (/extension:/.test(e.name) || asked.has(e.name)) found.push(e.name); else asked.add(e.name); }).observe({ type: 'resource', buffered: true });
    for (const type of ['blur', 'focus', 'copy', 'beforecopy', 'selectionchange', 'message']) addEventListener(type, (e) => { if (!['blur', 'focus'].includes(type)) found.push('event ' + type); }, true);
    addEventListener('error', (e) => found.push('error ' + e.message));
  });`;

const served = { pages: { [`${SELF}/plain.js`]: { body: 'globalThis.plain = 1', headers: { 'content-type': 'text/javascript' } }, [`${SELF}/`]: { body: wrap({ head: `<script>${WATCH}</script><script src="/plain.js"></script>`, main: article() }), headers: { 'content-type': 'text/html; charset=utf-8' } } } };

for (const kind of BROWSERS) {
  describe(`traces in ${kind}`, { concurrency: 1 }, () => {
    test('nothing is seen untouched, read or freed', async () => {
      const extension = variant();
      const driver = await launch(kind, { ...served, extension: extension.folder });
      try {
        const hand = hands(driver);
        const { page } = await hand.open();
        await sleep(1000);
        const found = () => page.evaluate(() => globalThis.found.splice(0));
        await page.goto(`${SELF}/`);
        await page.bringToFront();
        await sleep(600);
        assert.deepEqual(await found(), [], 'with nothing pressed');
        driver.server.takeRequests();
        await hand.clipboard.write('nothing was copied');
        await driver.pressKeys(page, COPY_KEY);
        for (let i = 0; i < 100 && (await hand.clipboard.read()) === 'nothing was copied'; i++) await sleep(50);
        await sleep(300);
        assert.notEqual(await hand.clipboard.read(), 'nothing was copied', 'the article was copied');
        assert.deepEqual(await found(), [], 'while it was read');
        await driver.pressKeys(page, FREE_KEY);
        await sleep(1200);
        assert.deepEqual(await found(), [], 'while it was freed');
        await driver.pressKeys(page, FREE_KEY);
        await sleep(600);
        assert.deepEqual(await found(), [], 'when it was put back');
        assert.deepEqual(driver.server.takeRequests().filter((address) => address.startsWith(SELF)), [], 'nothing was asked of the site');
      } finally {
        await driver.stop();
        extension.remove();
      }
    });
  });
}
