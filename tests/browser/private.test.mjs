// A private window: everything works there, and nothing of it is kept: no page, no draft, no style, and no address.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, EXTENSION, launch, waitFor } from './driver/index.mjs';

const MARK = 'what was on the clipboard before';
const ARTICLE = 'http://harbour.example/1999/lighthouse/';
const PAGES = { [ARTICLE]: () => readFile(`${EXTENSION}/www/samples/lighthouse.html`) };

for (const kind of BROWSERS) {
  describe(`private windows in ${kind}`, () => {
    let browser;
    before(async () => {
      browser = await launch(kind, { pages: PAGES, private: true });
    });
    after(() => browser?.stop());

    const kept = () =>
      browser.inBackground(async () => JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]));

    test('a copy by key, a correction and another style leave nothing behind', async () => {
      const page = await browser.openPrivately(ARTICLE);
      const before = await kept();
      browser.display.setClipboard(MARK);
      await browser.pressKeys(page, 'alt+shift+y');
      assert.match(await browser.clipboardAfter(MARK), /^The lighthouse that moved/);
      assert.equal(await kept(), before);

      await browser.pressToolbar(page);
      const popup = await browser.readPopup();
      const asked = await popup.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].incognito);
      assert.equal(asked, true, 'the window is private');
      await popup.evaluate(() => {
        const field = document.querySelector('#field-title');
        field.value = 'My own title';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        document.querySelector('#format-citation').click();
      });
      await popup.waitFor(() => document.querySelector('#headline').textContent === 'My own title');
      await popup.waitFor(() => /My own title/.test(document.querySelector('#preview').textContent));
      await popup.evaluate(() => {
        const search = document.querySelector('#style-search');
        search.focus();
        search.value = 'mla handbook';
        search.dispatchEvent(new Event('input'));
      });
      await popup.waitFor(() => document.querySelector('#style-list [role="option"]'));
      await popup.evaluate(() => document.querySelector('#style-list [role="option"]').click());
      await popup.waitFor(() => /“My Own Title\.”/.test(document.querySelector('#preview').textContent));
      await waitFor.milliseconds(500);
      assert.equal(await kept(), before);
      await popup.close().catch(() => {});
      await page.close();
      assert.equal(await kept(), before);
    });
  });
}
