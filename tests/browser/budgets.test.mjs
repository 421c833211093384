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

/** What each wasm module may weigh: bytes, and bytes compressed. */
const BUDGETS = {
  article: [1_067_000, 490_500], // the aim is 300 KB, compressed
  interface: [440_000, 155_000],
  citation: [270_000, 110_000], // the aim is 90 KB, compressed
  search: [55_000, 26_000],
  export: [130_000, 57_000],
};
test('every module has a budget', () => {
  const there = readdirSync(join(EXTENSION, 'core')).filter((name) => name.endsWith('.wasm'));
  assert.deepEqual(there.sort(), Object.keys(BUDGETS).map((name) => `${name}_bg.wasm`).sort());
});
for (const [name, [raw, compressed]] of Object.entries(BUDGETS)) {
  test(`the module ${name} keeps to its budget`, { skip: QUICK }, () => {
    const sizes = [readFileSync(module(name)).length, gzip(module(name))];
    assert.ok(sizes[0] <= raw && sizes[1] <= compressed, `${sizes}`);
  });
}
test('the package is at most 4 MB, compressed', { skip: QUICK }, () => {
  const size = files.reduce((sum, file) => sum + gzip(file), 0);
  assert.ok(size <= 4_000_000, `${size}`);
});
test('what is injected to read a page is at most 35 KB', () => {
  const injected = readFileSync(join(EXTENSION, 'snapshot.js')).length;
  assert.ok(injected <= 35_000, `${injected}`);
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

    /** The modules that a context of ours has asked for by now, as `core.js` marks them. */
    const modulesLoaded = () =>
      performance.getEntriesByType('mark').map(({ name }) => /^module (\w+)$/.exec(name)?.[1]).filter(Boolean).sort();
    const loaded = (popup) => popup.evaluate(modulesLoaded);

    test('the popup loads citations and exports when one is asked for, and not before', async () => {
      const page = await browser.open(ARTICLES[0].expected.url);
      await browser.pressToolbar(page);
      const popup = await browser.readPopup();
      assert.deepEqual(await loaded(popup), ['article', 'interface']);
      await popup.evaluate(() => document.querySelector('#format-citation').click());
      await popup.waitFor(() => document.querySelector('#preview').textContent.length > 20);
      await popup.waitFor(() => document.querySelector('#citation-locale').options.length > 1);
      assert.deepEqual(await loaded(popup), ['article', 'citation', 'interface', 'search']);
      await popup.evaluate(() => {
        const kinds = document.querySelector('#citation-kind');
        kinds.value = 'ris';
        kinds.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await popup.waitFor(() => /^TY  - /.test(document.querySelector('#preview').textContent));
      assert.deepEqual(await loaded(popup), ['article', 'citation', 'export', 'interface', 'search']);
      await popup.close();
      await page.close();
    });

    test('a shortcut loads the core alone', async () => {
      const article = ARTICLES.find(({ expected }) => !expected.cancels_alt_keys);
      const page = await browser.open(article.expected.url);
      browser.display.setClipboard('before');
      await browser.pressKeys(page, 'alt+shift+y');
      await browser.clipboardAfter('before');
      assert.deepEqual(await browser.inBackground(modulesLoaded), ['article']);
      await page.close();
    });
  });
}
