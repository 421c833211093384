// `cargo xtask pictures`: the product's pages as a reader sees them. Three go into the README;
// `--all` takes every page in every look, to be looked at.

import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { EXTENSION, launch, ready } from './driver/index.mjs';
import { UNCLEAR } from './unclear.mjs';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false }, to: { type: 'string' } } });

const SITE = 'http://verbatim.example/';
/** Samples of ours, under addresses that articles have. */
const ARTICLES = { en: 'http://harbour.example/1999/lighthouse/', ar: 'http://waha.example/2023/nakhla/' };
const NOTICES = 'http://harbour.example/notices/';
const sample = (name) => () => readFile(`${EXTENSION}/www/samples/${name}.html`);

/** Settings and size of each look. */
const LOOKS = {
  light: { theme: 'light', width: 1000, height: 900 },
  dark: { theme: 'dark', width: 1000, height: 900 },
  arabic: { theme: 'light', language: 'ar', width: 1000, height: 900 },
  narrow: { theme: 'light', width: 320, height: 900 },
};

/** What the README shows: page, look, state. */
const README = [
  ['popup', 'light'],
  ['popup', 'arabic'],
  ['citation', 'dark'],
];

/** The browser decides how wide its popup is. */
const POPUPS = ['popup', 'citation', 'corrections', 'unclear'];

/** Opens a page or state in a look; gives what to take, and how to close it. */
const PAGES = {
  popup: (look) => popup(look),
  citation: async (look) => {
    const shown = await popup(look);
    await shown.view.click('#format-citation');
    await shown.view.waitFor(() => document.querySelector('#style-search').placeholder && /\d{4}/.test(document.querySelector('#preview').textContent));
    return shown;
  },
  corrections: async (look) => {
    const shown = await popup(look);
    await shown.view.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      document.querySelector('details').scrollIntoView();
    });
    return shown;
  },
  unclear: async (look) => {
    const shown = await popup(look, NOTICES);
    await shown.view.evaluate(() => {
      document.querySelector('#choices-fold').open = true;
      document.querySelector('#choices-fold').scrollIntoView();
    });
    return shown;
  },
  reader: async (look) => {
    const { page } = await popup(look);
    const tab = await browser.inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id);
    const view = await extensionPage(`reader.html?tab=${tab}`, look);
    return { view, close: () => Promise.all([view.close(), page.close()]) };
  },
  options: (look) => own('options.html', look),
  first_run: (look) => own('first_run.html', look),
  several: (look) => own('several.html', look),
  side_panel: (look) => own('side_panel.html', look),
  playground: async ({ theme, language = 'en', width, height }) => {
    const page = await browser.browser.newPage();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await page.setViewport({ width, height });
    await page.goto(`${SITE}www/index.html?lang=${language}`);
    await page.waitForFunction(() => document.querySelector('#preview')?.textContent.length > 100, { timeout: 20_000 });
    return { view: { page }, whole: true, close: () => page.close() };
  },
};

async function settings({ theme, language = '' }) {
  await browser.inBackground((settings) => chrome.storage.local.set({ settings }), { theme, language, notice: false });
}

async function popup(look, address = ARTICLES[look.language ?? 'en']) {
  await settings(look);
  const page = await browser.open(address);
  await browser.pressToolbar(page);
  const view = await browser.readPopup();
  const close = async () => {
    await view.close();
    await page.close();
  };
  return { view, page, close };
}

async function extensionPage(path, look) {
  const view = await browser.openExtensionPage(`www/${path}`);
  await view.resize(look.width, look.height);
  await ready(view);
  return view;
}

async function own(path, look) {
  await settings(look);
  const view = await extensionPage(path, look);
  return { view, whole: true, close: () => view.close() };
}

const wanted = values.all
  ? Object.keys(PAGES).flatMap((page) => Object.keys(LOOKS).filter((look) => look !== 'narrow' || !POPUPS.includes(page)).map((look) => [page, look]))
  : README;

mkdirSync(values.to, { recursive: true });
const browser = await launch('chromium', {
  folders: { [SITE]: EXTENSION },
  pages: { [ARTICLES.en]: sample('lighthouse'), [ARTICLES.ar]: sample('palm'), [NOTICES]: UNCLEAR },
  args: ['--hide-scrollbars'],
});
for (const [page, look] of wanted) {
  const shown = await PAGES[page](LOOKS[look]);
  // What is there is drawn a moment later.
  await shown.view.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const file = `${values.to}/${page}-${look}.png`;
  await shown.view.page.screenshot({ path: file, fullPage: shown.whole ?? false });
  await shown.close();
  console.log(file);
}
await browser.stop();
process.exit();
