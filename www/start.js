// What every page does first: language and colours, before the core is there.

import { chooseLanguage, localise } from './language.js';
import { article } from '../core.js';

/** Starts a page: paints it in the reader's language, then hands it to the core's function. */
export async function start(page) {
  const { settings } = (await chrome.storage.local.get('settings').catch(() => ({}))) ?? {};
  const theme = settings?.theme;
  if (['light', 'dark', 'sepia'].includes(theme)) document.documentElement.dataset.theme = theme;
  await chooseLanguage();
  localise();
  const core = await article();
  await core[page]();
}
