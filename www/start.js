// What every page does first: language and colours, before any wasm is there.

import { chooseLanguage, localise } from './language.js';
import { article, pages } from '../core.js';

/** The pages that show what is read: the core comes along while the interface starts. */
const READING = ['popup', 'side_panel', 'reader', 'several'];

/** Starts a page: paints it in the reader's language, then hands it to the interface. */
export async function start(page) {
  const { settings } = (await chrome.storage.local.get('settings').catch(() => ({}))) ?? {};
  const theme = settings?.theme;
  if (['light', 'dark', 'sepia'].includes(theme)) document.documentElement.dataset.theme = theme;
  await chooseLanguage();
  localise();
  if (READING.includes(page)) article().catch(() => {}); // told where it is asked for
  const module = await pages();
  await module[page]();
}
