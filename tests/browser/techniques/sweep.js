// One walk over all technique pages in one browser.

import { fileURLToPath } from 'node:url';
import { launch } from '../driver/index.mjs';
import { TECHNIQUES } from './index.js';
import { hands, sleep } from './hands.js';
import { measure, punished } from './measure.js';
import { address, served, SELF } from './server.js';
import { FREE_KEY, variant } from './variant.js';

/** Properties that speak of the document rather than of an act of the reader's: the main job answers them. */
const READING = new Set(['read', 'source', 'clip', 'curtain', 'devtools', 'debugger', 'write']);

const chosen = (list, kind) => list.filter((technique) => !technique.not?.[kind] && (!process.env.VERBATIM_ROWS || new RegExp(process.env.VERBATIM_ROWS).test(`${technique.row}-${technique.name}`)));

const visit = async (page, technique) => {
  const go = () => page.goto(address(technique), { timeout: 20_000 });
  // What the page before has begun may stop the first.
  await go().catch((error) => (/ABORTED/.test(error.message) ? go() : Promise.reject(error)));
  await page.bringToFront();
  // A page that was too busy to see a button let go must not spoil the next.
  await page.mouse.reset();
  if (technique.wait) await sleep(technique.wait);
};

const browse = async (kind, options, body) => {
  const { extension, techniques = TECHNIQUES } = options;
  const driver = await launch(kind, { ...served(techniques), extension: extension.folder, prefs: { 'dom.w3c_touch_events.enabled': 1 }, args: ['--touch-events=enabled'] });
  try {
    const hand = hands(driver);
    const state = await hand.open();
    return await body({ driver, hand, state, page: state.page });
  } finally {
    await driver.stop();
    extension.remove();
  }
};

/** What each technique leaves a reader who has the extension and does not press it. */
export const untouched = (kind, techniques = TECHNIQUES) => browse(kind, { extension: variant(), techniques }, async ({ hand, state, page }) => {
  const results = [];
  for (const technique of chosen(techniques, kind)) {
    for (const property of technique.blocks) {
      await visit(page, technique);
      results.push({ technique, property, works: await measure(property, { state, page, technique, hand }) });
    }
  }
  return results;
});

/** The state that the frame's own world knows: asked of the background, which may run something there. */
const stateOf = (driver) => driver.inBackground(async () => {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const [frame] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: () => globalThis.verbatimFree?.state() });
  return frame?.result ?? null;
});

/** Has a press come through, to be freed or to be left alone? */
const begun = (state) => Boolean(state?.free || state?.leftAlone);

/** The extension that stands for how others do it (see `absolute/`). */
export const ABSOLUTE = { folder: fileURLToPath(new URL('absolute', import.meta.url)), remove: () => {} };

/** The same with the page freed: by a press of the key, because its site always is, or by another extension ('absolute'). */
export const freed = (kind, mode, techniques = TECHNIQUES) => browse(kind, { extension: mode === 'absolute' ? ABSOLUTE : variant(mode === 'always' ? { hosts: ['*://*.localhost/*'] } : {}), techniques }, async ({ driver, hand, state, page }) => {
  const results = [];
  await page.goto(`${SELF}/60-noscript-curtain`);
  await sleep(1500); // the scripts are registered just after the extension is installed
  for (const technique of chosen(techniques, kind)) {
    const properties = technique.keeps ?? (technique.free === false && !technique.hostile ? [] : technique.blocks.filter((property) => !READING.has(property)));
    for (const property of properties) {
      await visit(page, technique);
      if (mode === 'press') {
        await driver.pressKeys(page, FREE_KEY);
        for (let i = 0; i < 60 && !begun(await stateOf(driver).catch(() => null)); i++) await sleep(50);
      }
      await sleep(100);
      const works = await measure(property, { state, page, technique, hand });
      if (technique.beyondPress) await sleep(300);
      const wiped = await punished(page, technique);
      results.push({ technique, property, works, wiped, state: mode === 'absolute' ? { unreachable: [] } : await stateOf(driver).catch((error) => ({ error: error.message, unreachable: [] })) });
    }
  }
  return results;
});
