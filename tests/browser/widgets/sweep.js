// Every widget in one browser, with the page freed or not.

import { fileURLToPath } from 'node:url';
import { launch } from '../driver/index.mjs';
import { article, page as wrap } from '../techniques/article.js';
import { hands, sleep } from '../techniques/hands.js';
import { FREE_KEY, variant } from '../techniques/variant.js';
import { LIBRARIES } from './libraries.js';
import { PLAIN } from './plain.js';

export const WIDGETS = [...LIBRARIES, ...PLAIN];
const SELF = 'http://pilot.localhost';
const NOTHING = 'nothing was copied';
const MODULES = `${SELF}/module`; // modules may not come from elsewhere

const served = () => ({
  pages: Object.fromEntries(WIDGETS.map((widget) => [`${SELF}/${widget.name}`, {
    body: wrap({ head: widget.head, main: `${widget.main}${article()}`, script: widget.script }).replace('</body>', widget.module ? `<script type="module">${widget.module}</script></body>` : '</body>').replaceAll('{module}', MODULES),
    headers: { 'content-type': 'text/html; charset=utf-8' },
  }])),
  folders: { [`${MODULES}/`]: fileURLToPath(new URL('../node_modules/', import.meta.url)) },
});

/** What a reader can do on a widget's page. */
const reach = (page, hand) => {
  const at = (selector) => page.evaluate((selector) => { const e = document.querySelector(selector); e.scrollIntoView({ block: 'nearest' }); const b = e.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; }, selector);
  const press = async (keys) => { const [modifier, key] = keys.split('+'); await page.keyboard.down(modifier); await page.keyboard.press(key); await page.keyboard.up(modifier); await sleep(150); };
  const after = async (act) => {
    await hand.clipboard.write(NOTHING);
    await act();
    return hand.clipboard.changed(NOTHING);
  };
  return {
    page, hand, at, press,
    selection: () => page.evaluate(() => getSelection().toString().trim()),
    copied: () => after(() => press('Control+c')),
    clicked: ([x, y]) => after(() => page.mouse.click(x, y)),
    async drag(selector, dx, dy) {
      const [x, y] = await at(selector);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 5 });
      await sleep(60);
      await page.mouse.move(x + dx, y + dy, { steps: 5 });
      await sleep(100);
      await page.mouse.up();
      await sleep(150);
    },
    async selectProse() {
      const [x, y] = await at('#p2');
      await page.mouse.click(x, y, { count: 3 });
      await sleep(80);
    },
  };
};

const stateOf = (driver) => driver.inBackground(async () => {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: () => globalThis.verbatimFree?.state() });
  return result?.free || result?.leftAlone;
});

/** `mode`: 'untouched', 'press' or 'always'. Another extension can be swept by its folder. */
export const widgets = async (kind, mode, { extension = variant(mode === 'always' ? { hosts: ['*://*.localhost/*'] } : {}), list = WIDGETS, ready = stateOf } = {}) => {
  const driver = await launch(kind, { ...served(), extension: extension.folder });
  try {
    const hand = { ...hands(driver), pause: sleep };
    const { page } = await hand.open();
    await sleep(1500);
    const results = [];
    for (const widget of list.filter(({ name }) => !process.env.VERBATIM_ROWS || new RegExp(process.env.VERBATIM_ROWS).test(name))) {
      let outcome;
      try {
        await page.goto(`${SELF}/${widget.name}`, { timeout: 30_000 });
        await page.bringToFront();
        if (widget.ready) await page.waitForFunction(widget.ready, { timeout: 20_000, polling: 50 });
        if (mode === 'press') {
          await driver.pressKeys(page, FREE_KEY);
          for (let i = 0; i < 40 && !(await ready(driver).catch(() => null)); i++) await sleep(50);
        }
        await sleep(100);
        outcome = await widget.act(reach(page, hand));
      } catch (error) {
        outcome = `error: ${error.message.split('\n')[0]}`;
      }
      results.push({ name: widget.name, outcome, right: JSON.stringify(outcome) === JSON.stringify(widget.expect) });
    }
    return results;
  } finally {
    await driver.stop();
    extension.remove?.();
  }
};
