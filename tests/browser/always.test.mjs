// "Free this page" and "Always on this site" as a reader does it: the popup's buttons, the
// browser's own question, a reload, and the settings that take it back.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, launch, waitFor } from './driver/index.mjs';

const MARK = 'what was on the clipboard before';
const SITE = 'http://locked.example/';
const OTHER = 'http://other.example/';
const locked = (host) => `<!doctype html><html lang="en"><title>A locked page</title>
<style>* { user-select: none; -webkit-user-select: none }</style>
<script>
  for (const kind of ['contextmenu', 'copy', 'selectstart']) window.addEventListener(kind, (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);
</script>
<article><h1>A locked page</h1>${`<p>The gate of ${host} is locked at night, and by day nobody remembers the key, so it is locked by day as well.</p>`.repeat(6)}</article>`;

/** Whether the page's text can be selected, as its style has it. */
const selectable = (page) => page.evaluate(() => getComputedStyle(document.querySelector('p')).userSelect !== 'none');

for (const kind of BROWSERS) {
  describe(`always on this site in ${kind}`, () => {
    let browser;
    before(async () => {
      browser = await launch(kind, { pages: { [SITE]: locked('one'), [OTHER]: locked('other') } });
    });
    after(() => browser?.stop());

    const freed = (page) => waitFor(() => selectable(page), 'text that can be selected');

    /** What is on the clipboard after everything is selected and copied with real keys. */
    async function copiedByHand(page) {
      browser.display.setClipboard(MARK);
      await page.bringToFront();
      browser.display.move(640, 600);
      browser.display.click();
      for (const keys of ['ctrl+a', 'ctrl+c']) {
        browser.display.key(keys);
        await waitFor.milliseconds(300);
      }
      return browser.display.clipboard();
    }

    async function openPopup() {
      const page = await browser.open(SITE);
      await browser.pressToolbar(page);
      return { page, popup: await browser.readPopup() };
    }

    async function assertLocked(page) {
      assert.equal(await selectable(page), false);
      assert.equal(await copiedByHand(page), MARK);
    }

    test('untouched the page is locked', async () => {
      const page = await browser.open(SITE);
      await assertLocked(page);
      await page.close();
    });

    test('the popup’s button frees the page, and puts it back', async () => {
      const { page, popup } = await openPopup();
      await popup.click('#free-page');
      await popup.waitFor(() => document.querySelector('#free-page').getAttribute('aria-pressed') === 'true');
      await freed(page);
      await popup.click('#free-page');
      await popup.waitFor(() => document.querySelector('#free-page').getAttribute('aria-pressed') === 'false');
      await popup.close().catch(() => {});
      await assertLocked(page);
      await page.close();
    });

    test('always: asked once, freed after a reload and on the next visit, on that site only, and listed', async () => {
      const { page, popup } = await openPopup();
      await browser.pressAndAllow(popup, '#free-always');
      await waitFor(() => browser.inBackground(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0), 'the registration');
      await popup.close().catch(() => {});
      await page.reload();
      await freed(page);
      assert.match(await copiedByHand(page), /The gate of one is locked at night/);
      await page.close();
      const other = await browser.open(OTHER);
      assert.equal(await selectable(other), false);
      await other.close();
      const options = await browser.openExtensionPage('www/options.html');
      await options.waitFor(() => /locked\.example/.test(document.querySelector('#freed-sites').textContent));
      await options.close();
    });

    test('taken back in the settings: the open page is told at once, the next load is as it was', async () => {
      const page = await browser.open(SITE);
      await freed(page);
      const options = await browser.openExtensionPage('www/options.html');
      await options.waitFor(() => document.querySelector('#freed-sites button'));
      await options.click('#freed-sites button');
      await options.waitFor(() => !/locked\.example/.test(document.querySelector('#freed-sites').textContent));
      await waitFor(async () => (await copiedByHand(page)) === MARK, 'the page to be locked again');
      await options.close();
      await page.reload();
      await assertLocked(page);
      const left = await browser.inBackground(async () => ({
        origins: (await chrome.permissions.getAll()).origins ?? [],
        scripts: (await chrome.scripting.getRegisteredContentScripts()).length,
      }));
      assert.deepEqual(left, { origins: [], scripts: 0 });
      await page.close();
    });
  });
}
