// The browser is closed and started again with the extension in it: settings and freed sites are
// there as before, and nothing of any page.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, launch, waitFor } from './driver/index.mjs';

const MARK = 'what was on the clipboard before';
const SITE = 'http://locked.example/';
const PAGES = {
  [SITE]: `<!doctype html><html lang="en"><title>A locked page</title>
<style>* { user-select: none; -webkit-user-select: none }</style>
<article><h1>A locked page</h1>${'<p>The gate is locked at night, and by day nobody remembers the key, so it is locked by day as well.</p>'.repeat(6)}</article>`,
};

const selectable = (page) => page.evaluate(() => getComputedStyle(document.querySelector('p')).userSelect !== 'none');

for (const kind of BROWSERS) {
  describe(`a restart of ${kind}`, () => {
    let profile, browser, installed;
    const start = async () => {
      browser = await launch(kind, { pages: PAGES, profile, installed });
      installed = browser.installed;
    };
    before(async () => {
      profile = mkdtempSync(join(tmpdir(), 'verbatim-profile-'));
      await start();
    });
    // Asked in a page of ours: a background that nothing has woken yet does not answer.
    const ask = async (body) => {
      const view = await browser.openExtensionPage('www/first_run.html');
      const answer = await view.evaluate(body);
      await view.close();
      return answer;
    };
    const held = () => ask(async () => Object.keys(await chrome.storage.session.get()).map((key) => key.split(' ')[0]).sort());
    const registered = () => ask(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id, matches }) => [id, matches]));
    after(async () => {
      await browser?.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
    });

    test('settings and freed sites stay, pages and drafts go', async () => {
      await browser.inBackground(() => chrome.storage.local.set({ settings: { version: 1, defaultCopy: 'markdown' } }));
      const page = await browser.open(SITE);
      await browser.pressToolbar(page);
      const popup = await browser.readPopup();
      await popup.evaluate(() => {
        const field = document.querySelector('#field-title');
        field.value = 'My own title';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      const kept = () => browser.inBackground(async () => Object.keys(await chrome.storage.session.get()).length);
      await waitFor(async () => (await kept()) === 2, 'page and draft to be kept');
      await browser.pressAndAllow(popup, '#free-always');
      const before = await waitFor(async () => {
        const scripts = await registered();
        return scripts.length > 0 && scripts;
      }, 'the registration');
      assert.deepEqual(await held(), ['draft', 'page']);
      await browser.stop();

      await start();
      const { settings } = await ask(() => chrome.storage.local.get('settings'));
      assert.equal(settings.defaultCopy, 'markdown');
      assert.deepEqual(await held(), []);
      // An unpacked extension is loaded anew at each start of the driven Chromium, and what sites were allowed goes
      // with that: there, nothing may be registered that is not allowed. Firefox has it installed as a reader does.
      const allowed = await ask(async () => (await chrome.permissions.getAll()).origins ?? []);
      if (kind === 'firefox') assert.deepEqual([await registered(), allowed.length], [before, 1]);
      else assert.deepEqual([await registered(), allowed], [[], []]);
      const again = await browser.open(SITE);
      if (kind === 'firefox') await waitFor(() => selectable(again), 'the page to be freed before any press');
      browser.display.setClipboard(MARK);
      await browser.pressKeys(again, 'alt+shift+y');
      assert.match(await browser.clipboardAfter(MARK), /^# A locked page\n/);
      await again.close();
    });
  });
}
