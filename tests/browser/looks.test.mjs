// Ways of looking at the interface: twice as large, on a narrow screen, in the reader's own
// colours, without motion. In each, every control of a page is there and within reach, nothing has
// to be scrolled sideways, and axe-core finds nothing.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { BROWSERS, EXTENSION, launch, ready, waitFor } from './driver/index.mjs';
import { UNCLEAR } from './unclear.mjs';

const ARTICLE = 'http://harbour.example/1999/lighthouse/';
const NOTHING = 'http://harbour.example/nothing/';
const NOTICES = 'http://harbour.example/notices/';
const PAGES = {
  [ARTICLE]: () => readFile(`${EXTENSION}/www/samples/lighthouse.html`),
  [NOTHING]: '<!doctype html><title></title>',
  [NOTICES]: UNCLEAR,
};

/** Pages of ours, and what is done on them first: each a state a reader may be in. */
const STATES = {
  options: {},
  'options with a mistake': {
    page: 'options',
    act: () => {
      for (const [id, value] of [['file-name', '{{titel}}'], ['front-matter-template', '{{nobody}}']]) {
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new Event('input'));
      }
    },
  },
  first_run: {},
  several: {},
  reader: {},
  side_panel: {},
};

/** States of the popup: over which page it opens, and what is done in it. */
const POPUP = {
  article: [ARTICLE, () => {}],
  corrections: [ARTICLE, unfold],
  citation: [ARTICLE, () => document.querySelector('#format-citation').click()],
  unclear: [NOTICES, unfold],
};

function unfold() {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
}

/** The controls that are shown, by what they are called; in a page, so it stands alone. */
function controls() {
  const all = [...document.querySelectorAll('button, input, select, textarea, a[href], summary')];
  const shown = all.filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  return shown.map((control) => control.id || control.textContent.trim() || control.name);
}

/** What sticks out sideways, and controls that cannot be reached there. */
function outside() {
  const room = document.documentElement.clientWidth;
  const scrolls = '.example, .preview, .visually-hidden, .wide, [role="listbox"]';
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -1 || right > room + 1) && !element.closest(scrolls);
  });
  return wide.map((element) => element.outerHTML.slice(0, 100));
}

/** Makes a view look another way. */
const LOOKS = {
  chromium: {
    'own colours': (browser, view) => media(view, [{ name: 'forced-colors', value: 'active' }]),
    'no motion': (browser, view) => media(view, [{ name: 'prefers-reduced-motion', value: 'reduce' }]),
    'twice as large': (browser, view) => zoom(view, 2),
    narrow: (browser, view) => view.resize(320, 640),
  },
  firefox: {
    'own colours': (browser, view) => view.waitFor(() => matchMedia('(forced-colors: active)').matches),
    'no motion': (browser, view) => view.waitFor(() => matchMedia('(prefers-reduced-motion: reduce)').matches),
    'twice as large': (browser, view) => zoom(view, 2),
    narrow: (browser, view) => view.resize(320, 640),
  },
};

/** Firefox takes these from its settings, before it starts. */
const PREFS = {
  'own colours': { 'browser.display.document_color_use': 2, 'ui.useAccessibilityTheme': 1 },
  'no motion': { 'ui.prefersReducedMotion': 1 },
};

/** The browser's own zoom, of tabs: popups are drawn as ever in both browsers. */
async function zoom(view, factor) {
  const before = await view.evaluate(() => innerWidth);
  const was = await view.evaluate(async (factor) => {
    const { id } = await chrome.tabs.getCurrent();
    const was = await chrome.tabs.getZoom(id);
    await chrome.tabs.setZoom(id, factor);
    return was;
  }, factor);
  await view.waitFor((width) => Math.abs(innerWidth - width) < 4, (before * was) / factor);
}

async function media(view, features) {
  const session = await view.page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features });
  const [{ name, value }] = features;
  assert.ok(await view.evaluate((query) => matchMedia(query).matches, `(${name}: ${value})`), name);
}

for (const kind of BROWSERS) {
  // One browser for all looks, but where Firefox must be told before it starts.
  const launches = kind === 'firefox' ? [[['twice as large', 'narrow'], {}], [['own colours'], PREFS['own colours']], [['no motion'], PREFS['no motion']]] : [[Object.keys(LOOKS.chromium), {}]];
  for (const [looks, prefs] of launches) {
    describe(`looks in ${kind}: ${looks.join(', ')}`, () => {
      let browser;
      before(async () => {
        browser = await launch(kind, { pages: PAGES, prefs });
      });
      after(() => browser?.stop());

      const open = async (name) => {
        const { page = name, act } = STATES[name];
        const view = await browser.openExtensionPage(`www/${page}.html`);
        await ready(view);
        // The citation's example comes last.
        if (page === 'options') await view.waitFor(() => /Lindqvist/.test(document.querySelector('#citation-example').textContent));
        if (act) await view.evaluate(act);
        return view;
      };

      for (const look of looks) {
        test(`${look}: every page of ours`, async () => {
          for (const name of Object.keys(STATES)) {
            const view = await open(name);
            const usual = await view.evaluate(controls);
            await LOOKS[kind][look](browser, view);
            // Lines that break elsewhere move things a moment later.
            await view.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
            assert.deepEqual(await view.evaluate(controls), usual, name);
            assert.deepEqual(await view.evaluate(outside), [], name);
            assert.deepEqual(await faults(view), [], name);
            if (look === 'twice as large') await zoom(view, 1);
            await view.close();
          }
        });

        if (look === 'no motion' || look === 'own colours') {
          test(`${look}: the popup`, async () => {
            for (const [name, [address, act]] of Object.entries(POPUP)) {
              const page = await browser.open(address);
              await browser.pressToolbar(page);
              const popup = await browser.readPopup();
              const usual = await popup.evaluate(controls);
              await LOOKS[kind][look](browser, popup);
              assert.deepEqual(await popup.evaluate(controls), usual, name);
              await popup.evaluate(act);
              await waitFor.milliseconds(300);
              assert.deepEqual(await popup.evaluate(outside), [], name);
              assert.deepEqual(await faults(popup), [], name);
              await popup.close().catch(() => {});
              await page.close();
            }
          });
        }
      }

      if (looks.includes('own colours')) {
        test('own colours: what is chosen is told apart from what is not, and glyphs are drawn', async () => {
          const view = await open('options');
          await LOOKS[kind]['own colours'](browser, view);
          const told = await view.evaluate(() => {
            const look = (element) => {
              const { borderTopColor, outlineStyle, outlineColor } = getComputedStyle(element);
              return [borderTopColor, outlineStyle, outlineColor].join(' ');
            };
            const segments = [...document.querySelectorAll('#flavour .segment')];
            const chosen = segments.filter((segment) => segment.querySelector('input').checked).map(look);
            const others = segments.filter((segment) => !segment.querySelector('input').checked).map(look);
            return { chosen, others };
          });
          assert.equal(told.chosen.length, 1);
          assert.ok(told.others.length > 0 && !told.others.includes(told.chosen[0]), JSON.stringify(told));
          await view.close();
        });
      }

      if (looks.includes('no motion')) {
        test('no motion: nothing moves while a page waits', async () => {
          const view = await open('options');
          const moving = () =>
            view.evaluate(async () => {
              const main = document.querySelector('main');
              main.setAttribute('aria-busy', 'true');
              const awaited = document.createElement('p');
              awaited.className = 'awaited';
              main.append(awaited);
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              const count = document.getAnimations().length;
              awaited.remove();
              main.removeAttribute('aria-busy');
              return count;
            });
          if (kind === 'chromium') assert.ok((await moving()) > 0, 'it moves where motion is welcome');
          await LOOKS[kind]['no motion'](browser, view);
          assert.equal(await moving(), 0);
          await view.close();
        });
      }
    });
  }
}
