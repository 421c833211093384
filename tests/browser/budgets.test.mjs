// What the package may weigh, what may cross from page to core, and what may be loaded when.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ARTICLES } from './articles.mjs';
import { BROWSERS, EXTENSION, launch } from './driver/index.mjs';

const gzip = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const module = (name) => join(EXTENSION, 'core', `${name}_bg.wasm`);
/** Optimised modules only: `cargo xtask build --quick` makes larger ones. */
const QUICK = existsSync(join(EXTENSION, '../quick'));

const files = readdirSync(EXTENSION, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

test('the core is at most 300 KB, compressed', { skip: QUICK }, () => assert.ok(gzip(module('article')) <= 300_000, `${gzip(module('article'))}`));
test('the package is at most 4 MB, compressed', { skip: QUICK }, () => {
  const size = files.reduce((sum, file) => sum + gzip(file), 0);
  assert.ok(size <= 4_000_000, `${size}`);
});
test('the walker is at most 30 KB', () => {
  const { length } = readFileSync(join(EXTENSION, 'snapshot.js'));
  assert.ok(length <= 30_000, `${length}`);
});

for (const kind of BROWSERS) {
  describe(`what a press costs in ${kind}`, () => {
    let browser;
    before(async () => {
      browser = await launch(kind, { folders: Object.assign({}, ...ARTICLES.map((article) => article.folders)) });
    });
    after(() => browser?.stop());

    test('at most 4 bytes cross for each byte of text that the page shows', async () => {
      const page = await browser.open(ARTICLES[0].expected.url);
      await browser.pressToolbar(page);
      const popup = await browser.popup();
      const [crossed, shown] = await popup.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        const target = { tabId: tab.id };
        const [{ result: wire }] = await chrome.scripting.executeScript({ target, files: ['/snapshot.js'] });
        const [{ result: text }] = await chrome.scripting.executeScript({ target, func: () => document.body.innerText });
        const bytes = (text) => new TextEncoder().encode(text).length;
        return [bytes(wire), bytes(text)];
      });
      assert.ok(crossed <= 4 * shown, `${crossed} bytes for ${shown}`);
      await popup.close();
      await page.close();
    });

    test('the popup does not load citations before one is asked for', async () => {
      const page = await browser.open(ARTICLES[0].expected.url);
      await browser.pressToolbar(page);
      const popup = await browser.readPopup();
      const loaded = await popup.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
      assert.ok(loaded.some((name) => name.endsWith('/article.js')), `${loaded}`);
      assert.ok(!loaded.some((name) => /citation(_bg)?\.(js|wasm)$|\/styles\//.test(name)), `${loaded}`);
      await popup.close();
      await page.close();
    });
  });
}
