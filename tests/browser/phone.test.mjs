// As on Firefox for Android: no commands, no context menus, no side panel or sidebar, no windows,
// no offscreen documents; a narrow screen and fingers. The same package starts, copies and keeps settings.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { BROWSERS, EXTENSION, launch, ready } from './driver/index.mjs';

const MARK = 'what was on the clipboard before';
const ARTICLE = 'http://harbour.example/1999/lighthouse/';
const PAGES = { [ARTICLE]: () => readFile(`${EXTENSION}/www/samples/lighthouse.html`) };

/** What a phone does not have. Chromium's background copies through its offscreen document, which therefore stays. */
const ABSENT = ['commands', 'contextMenus', 'menus', 'sidePanel', 'sidebarAction', 'windows'];
const TAKE_AWAY = `for (const root of [globalThis.chrome, globalThis.browser]) {
  for (const name of ${JSON.stringify(ABSENT)}) {
    if (root && name in root) Object.defineProperty(root, name, { value: undefined });
  }
}
`;

/** The extension as a phone has it: what it lacks is gone before any script of ours runs. */
function phoneExtension() {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-phone-'));
  cpSync(EXTENSION, folder, { recursive: true });
  const edit = (name, change) => writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
  writeFileSync(join(folder, 'take-away.js'), TAKE_AWAY);
  edit('background.js', (text) => `import './take-away.js';\n${text}`);
  for (const page of ['popup', 'options', 'first_run', 'several', 'reader', 'side_panel']) {
    edit(`www/${page}.html`, (text) => text.replace('<head>', '<head><script src="/take-away.js"></script>'));
  }
  edit('manifest.json', (text) => {
    const manifest = JSON.parse(text);
    for (const key of ['commands', 'side_panel', 'sidebar_action']) delete manifest[key];
    manifest.permissions = manifest.permissions.filter((one) => !['contextMenus', 'sidePanel'].includes(one));
    return JSON.stringify(manifest);
  });
  return folder;
}

for (const kind of BROWSERS) {
  describe(`a phone, played by ${kind}`, () => {
    let folder, browser;
    before(async () => {
      folder = phoneExtension();
      browser = await launch(kind, { pages: PAGES, extension: folder });
    });
    after(async () => {
      await browser?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** A finger on an element: in Chromium a real touch, in Firefox, whose driver has none for panels, a press. */
    async function tap(view, selector) {
      if (!view.page?.touchscreen) return view.click(selector);
      const { x, y } = await view.evaluate((selector) => {
        const element = document.querySelector(selector);
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, selector);
      await view.page.touchscreen.tap(x, y);
    }

    test('what a phone lacks is lacking, and the background has started', async () => {
      const found = await browser.inBackground((names) => names.filter((name) => chrome[name]), ABSENT);
      assert.deepEqual(found, []);
      // It answers: the toolbar's mark is its work.
      assert.equal(await browser.inBackground(() => chrome.action.getBadgeText({})), '');
    });

    test('the popup reads the page and copies it', async () => {
      const page = await browser.open(ARTICLE);
      await browser.pressToolbar(page);
      const popup = await browser.readPopup();
      assert.match(await popup.evaluate(() => document.querySelector('#headline').textContent), /^The lighthouse that moved/);
      assert.deepEqual(await faults(popup), []);
      browser.display.setClipboard(MARK);
      await tap(popup, '#copy-markdown');
      assert.match(await browser.clipboardAfter(MARK), /^# The lighthouse that moved\n/);
      await tap(popup, '#free-page');
      await popup.waitFor(() => document.querySelector('#free-page').getAttribute('aria-pressed') === 'true');
      await popup.close().catch(() => {});
      await page.close();
    });

    test('at 360 CSS pixels every page fits, and a finger finds its controls', async () => {
      for (const name of ['popup', 'options', 'first_run', 'several', 'reader', 'side_panel']) {
        const view = await browser.openExtensionPage(`www/${name}.html`);
        await ready(view);
        await view.resize(360, 740);
        await view.waitFor(() => innerWidth === 360);
        assert.ok(await view.evaluate(() => document.documentElement.scrollWidth <= 361), name);
        // WCAG 2.2, "Target Size (Minimum)": 24 by 24, or as far from the next; links inside text are exempt.
        const small = await view.evaluate(() => {
          const targets = [...document.querySelectorAll('button, select, .segment, summary, input[type="search"], input:not([type])')];
          const shown = targets.filter((target) => target.checkVisibility() && !target.closest('.visually-hidden'));
          return shown.filter((target) => target.getBoundingClientRect().height < 24).map((target) => target.outerHTML.slice(0, 80));
        });
        assert.deepEqual(small, [], name);
        await view.close();
      }
    });

    test('a setting is made by a finger and kept', async () => {
      const options = await browser.openExtensionPage('www/options.html');
      await ready(options);
      await options.resize(360, 740);
      await tap(options, '#default-copy-markdown');
      await options.waitFor(() => /saved/i.test(document.querySelector('#status').textContent));
      const { settings } = await options.evaluate(() => chrome.storage.local.get('settings'));
      assert.equal(settings.defaultCopy, 'markdown');
      await options.close();
    });
  });
}
