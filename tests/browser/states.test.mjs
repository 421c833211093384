// What may happen around the extension: a full store, older settings, several windows, private
// ones, a background that was stopped, an update. Each has a defined, friendly behaviour.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { BROWSERS, launch, ready, waitFor } from './driver/index.mjs';

const MARK = 'what was on the clipboard before';
const LOOM = 'http://loom.example/';
const TIDE = 'http://tide.example/';

const article = (title, sentence) =>
  `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1>${`<p>${sentence} It has been so for longer than the parish has kept its books, and no one has thought to ask.</p>`.repeat(6)}</article>`;
const PAGES = {
  [LOOM]: article('The last loom', 'The loom stands in the attic under a sheet.'),
  [TIDE]: article('The low tide', 'The tide leaves a road of sand behind it.'),
};

const text = (view, selector) => view.evaluate((selector) => document.querySelector(selector)?.textContent ?? null, selector);

for (const kind of BROWSERS) {
  describe(`states in ${kind}`, () => {
    let browser;
    before(async () => {
      browser = await launch(kind, { pages: PAGES });
    });
    after(() => browser?.stop());
    afterEach(async () => {
      // It may close by itself meanwhile.
      if (await browser.popupIsOpen()) await (await browser.popup()).close().catch(() => {});
      await browser.inBackground(() => chrome.storage.local.clear());
    });

    async function openPopup(page) {
      browser.display.setClipboard(MARK);
      await browser.pressToolbar(page);
      return browser.readPopup();
    }

    test('a full store: that is said, and what was stored stays', async () => {
      const options = await browser.openExtensionPage('www/options.html');
      await ready(options);
      await options.click('#default-copy-markdown');
      await options.waitFor(() => /saved/i.test(document.querySelector('#status').textContent));
      await options.evaluate(() => {
        chrome.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
      });
      await options.click('#default-copy-rich');
      await options.waitFor(() => /could not be saved/i.test(document.querySelector('#status').textContent));
      const { settings } = await options.evaluate(() => chrome.storage.local.get('settings'));
      assert.equal(settings.defaultCopy, 'markdown');
      await options.close();
    });

    test('a full session store costs a draft, not the copy', async () => {
      await browser.inBackground(() => chrome.storage.session.set({ filler: 'x'.repeat(9_000_000) }).catch(() => {}));
      const page = await browser.open(LOOM);
      const popup = await openPopup(page);
      await popup.click('#copy');
      assert.match(await browser.clipboardAfter(MARK), /^The last loom\n\nThe loom stands/);
      await browser.inBackground(() => chrome.storage.session.clear());
      await page.close();
    });

    test('settings of an earlier version: what they lack has its default, and nothing is called damaged', async () => {
      await browser.inBackground(() => chrome.storage.local.set({ settings: { version: 0, defaultCopy: 'markdown', retired: true } }));
      const options = await browser.openExtensionPage('www/options.html');
      await ready(options);
      assert.equal(await options.evaluate(() => document.querySelector('#repaired').hidden), true);
      assert.equal(await options.evaluate(() => document.querySelector('#default-copy-markdown').checked), true);
      assert.equal(await options.evaluate(() => document.querySelector('#notes').checked), true);
      await options.close();
    });

    test('the background stopped while the popup is open: it copies all the same, and the key after it', async () => {
      const page = await browser.open(LOOM);
      const popup = await openPopup(page);
      await browser.stopBackground();
      await popup.click('#copy');
      assert.match(await browser.clipboardAfter(MARK), /^The last loom/);
      await popup.close();
      await browser.stopBackground();
      browser.display.setClipboard(MARK);
      await browser.pressKeys(page, 'alt+shift+y');
      assert.match(await browser.clipboardAfter(MARK), /^The last loom/);
      await page.close();
    });

    // Firefox's driver sees into one window.
    test('two windows: each press reads the page in front of it', { skip: kind === 'firefox' }, async () => {
      const loom = await browser.open(LOOM);
      await browser.inBackground((url) => chrome.windows.create({ url: 'about:blank', focused: true }).then(() => url), TIDE);
      const tide = await browser.open(TIDE);
      let popup = await openPopup(tide);
      assert.equal(await text(popup, '#headline'), 'The low tide');
      await popup.close();
      popup = await openPopup(loom);
      assert.equal(await text(popup, '#headline'), 'The last loom');
      await popup.close();
      await tide.close();
      await loom.close();
    });

    test('a correction in one tab is not the other tab’s', async () => {
      const first = await browser.open(LOOM);
      let popup = await openPopup(first);
      await popup.evaluate(() => {
        const field = document.querySelector('#field-title');
        field.value = 'My own title';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await popup.waitFor(() => document.querySelector('#headline').textContent === 'My own title');
      await popup.close();
      const second = await browser.open(LOOM);
      popup = await openPopup(second);
      assert.equal(await text(popup, '#headline'), 'The last loom');
      await popup.close();
      popup = await openPopup(first);
      assert.equal(await text(popup, '#headline'), 'My own title');
      await popup.close();
      await first.close();
      await second.close();
    });

    // Chromium's driver loses an extension that loads itself again.
    test('an update while the popup is open: the next press works, and settings are kept', { skip: kind === 'chromium' }, async () => {
      await browser.inBackground(() => chrome.storage.local.set({ settings: { version: 1, defaultCopy: 'markdown' } }));
      const page = await browser.open(TIDE);
      await openPopup(page);
      await browser.inBackground(() => void setTimeout(() => chrome.runtime.reload(), 50)).catch(() => {});
      await waitFor(async () => !(await browser.popupIsOpen()), 'the popup to close');
      await waitFor.milliseconds(2_000);
      browser.display.setClipboard(MARK);
      await browser.pressKeys(page, 'alt+shift+y');
      assert.match(await browser.clipboardAfter(MARK), /^# The low tide\n/);
      await page.close();
    });
  });
}
