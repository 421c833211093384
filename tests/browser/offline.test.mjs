// Where there is no network: what a reader has open is copied and cited all the same, and the
// playground still opens.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, EXTENSION, launch, ready } from './driver/index.mjs';

const MARK = 'what was on the clipboard before';
const PAGE = 'http://quay.example/ferry/';
// A worker is for hosts that nobody on the way can play.
const PLAYGROUND = 'http://localhost/';
const ARTICLE = `<!doctype html><html lang="en"><title>The last ferry | Quay Gazette</title>
<meta name="author" content="Ida Holm"><meta property="og:site_name" content="Quay Gazette">
<meta property="article:published_time" content="2022-09-01"><article><h1>The last ferry</h1>
${'<p>The last ferry left empty every night, because those who wanted to stay did not know when it came back. </p>'.repeat(5)}</article>`;

for (const kind of BROWSERS) {
  describe(`offline in ${kind}`, { concurrency: 1 }, () => {
    let browser;
    let page;
    let playground;
    before(async () => {
      browser = await launch(kind, { pages: { [PAGE]: ARTICLE }, folders: { [PLAYGROUND]: EXTENSION }, proxy: true });
      playground = await browser.open(`${PLAYGROUND}www/index.html?lang=en`);
      await playground.evaluate(async () => { await navigator.serviceWorker.ready; });
      page = await browser.open(PAGE);
      await browser.goOffline();
    });
    after(() => browser?.stop());

    test('nothing can be reached', async () => {
      const answer = await page.evaluate(() => fetch(location.href, { cache: 'no-store' }).then(() => 'an answer', () => 'none'));
      assert.equal(answer, 'none');
    });

    test('the popup copies text, and a citation in a style that was not yet loaded', async () => {
      await browser.pressToolbar(page);
      const popup = await browser.readPopup();
      browser.display.setClipboard(MARK);
      await popup.click('#copy-text');
      assert.match(await browser.clipboardAfter(MARK), /The last ferry left empty/);
      await popup.click('#format-citation');
      await popup.waitFor(() => /^Holm, I\./.test(document.querySelector('#preview').textContent));
      await popup.evaluate(() => {
        const search = document.querySelector('#style-search');
        search.focus();
        search.value = 'vancouver';
        search.dispatchEvent(new Event('input'));
      });
      await popup.waitFor(() => document.querySelector('#style-list [role="option"]'));
      await popup.click('#style-list [role="option"]');
      await popup.waitFor(() => /^(1\.|\[?1\]?|Holm I)/.test(document.querySelector('#preview').textContent));
      await popup.close();
    });

    test('the reader opens', async () => {
      const tab = await browser.inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id);
      const reader = await browser.openExtensionPage(`www/reader.html?tab=${tab}`);
      await ready(reader);
      assert.match(await reader.evaluate(() => document.querySelector('#text').textContent), /The last ferry left empty/);
      await reader.close();
    });

    test('the playground opens again, with every file that it may want', async () => {
      await playground.bringToFront();
      await playground.reload({ waitUntil: 'load' });
      const shows = (pattern) =>
        playground.waitForFunction((pattern) => new RegExp(pattern, 'm').test(document.querySelector('#preview').textContent), { timeout: 20_000, polling: 50 }, pattern);
      await shows('lighthouse');
      await playground.click('#formats-citation');
      await shows('\\d{4}');
      const refused = await playground.evaluate(async () => {
        const { files } = await (await fetch('files.json')).json();
        const answers = await Promise.all(files.map((file) => fetch(`../${file}`).then(({ ok }) => ok, () => false)));
        return files.filter((_, at) => !answers[at]);
      });
      assert.deepEqual(refused, []);
    });
  });
}
