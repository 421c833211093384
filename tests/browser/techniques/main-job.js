// The main job under every technique: the article read and on the clipboard while the blocker is at work.

import { launch } from '../driver/index.mjs';
import { PARAGRAPHS, TITLE } from './article.js';
import { TECHNIQUES } from './index.js';
import { hands, sleep } from './hands.js';
import { punished } from './measure.js';
import { address, served } from './server.js';
import { variant } from './variant.js';

const COPY_KEY = 'alt+shift+y';

/** What a copy has to be, exactly. */
const EXPECTED = [TITLE, ...PARAGRAPHS].join('\n\n');

/** The copied text without what stands around an article's title and paragraphs. */
const body = (text) => text.replace(/\r/g, '').trim();

/** What the popup says of a page beside its text. */
const saidInPopup = async (driver, page) => {
  await driver.pressToolbar(page);
  const popup = await driver.readPopup();
  const said = await popup.evaluate(() => ['notes', 'trouble-text', 'trouble-advice'].map((id) => document.getElementById(id)).filter((e) => e && !e.closest('[hidden]')).map((e) => e.textContent).join(' '));
  await popup.close();
  return said;
};

export const mainJob = async (kind) => {
  const extension = variant();
  const driver = await launch(kind, { ...served(), extension: extension.folder });
  try {
    const hand = hands(driver);
    const { page } = await hand.open();
    await sleep(1500);
    const results = [];
    for (const technique of TECHNIQUES.filter(({ not, row, name }) => !not?.[kind] && (!process.env.VERBATIM_ROWS || new RegExp(process.env.VERBATIM_ROWS).test(`${row}-${name}`)))) {
      await page.goto(address(technique), { timeout: 60_000 });
      await page.bringToFront();
      if (technique.wait) await sleep(technique.wait);
      await hand.clipboard.write('nothing was copied');
      // What the page does on its own when the mouse moves; a move before the first picture is lost at times, and
      // the second one is to where the key is pressed, so that no other follows.
      for (const [x, y] of [[600, 480], [640, 500]]) {
        driver.display.move(x, y);
        await sleep(80);
      }
      const before = await page.evaluate(() => document.documentElement.outerHTML);
      await driver.pressKeys(page, COPY_KEY);
      let text = '';
      for (let i = 0; i < 80; i++) {
        await sleep(50);
        text = await hand.clipboard.read();
        if (text !== 'nothing was copied') break;
      }
      await sleep(50);
      text = body(await hand.clipboard.read());
      const wiped = await punished(page, technique);
      const touched = (await page.evaluate(() => document.documentElement.outerHTML)) !== before;
      const said = technique.missing ? await saidInPopup(driver, page) : '';
      results.push({ technique, text, said, exact: text === EXPECTED, wiped, touched });
    }
    return results;
  } finally {
    await driver.stop();
    extension.remove();
  }
};
