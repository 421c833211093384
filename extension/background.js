// The background: a service worker in Chromium, a module script in Firefox. It registers what
// the reader can press and forwards each press; what a press does is decided in the core.

import * as glue from './core/article.js';
import { article, takeArticle } from './core.js';
import { readPage } from './read.js';
import { confirm } from './confirm.js';
import * as free from './free.js';
import { chooseLanguage, getMessage } from './www/language.js';

const FREE = 'free-page';

/** Pages up to this length are kept for the side panel (see `src/kept_page.rs`). */
const KEPT = 3_000_000;

/** The menu's entries, in this order: Chromium tells the manifest's commands by the alphabet. */
const MENU = ['copy-text', 'copy-markdown', 'copy-rich', 'copy-citation', FREE, 'copy-quote'];

takeArticle(glue);
free.listen();

chrome.runtime.onInstalled.addListener(({ reason, temporary }) => {
  drawMenu();
  // Once, after installation from a store; not after an update, nor where developers load it
  // (Firefox says so; in Chromium only packages of a store know where updates come from).
  const loaded = temporary || (chrome.offscreen && !chrome.runtime.getManifest().update_url);
  if (reason === 'install' && !loaded) chrome.tabs.create({ url: '/www/first_run.html' });
});

// The menu speaks the language that was chosen in the settings.
chrome.storage.local.onChanged.addListener(({ settings }) => {
  if (settings && settings.newValue?.language !== settings.oldValue?.language) drawMenu();
});

async function drawMenu() {
  if (!chrome.contextMenus) return; // Firefox for Android
  await chooseLanguage();
  chrome.contextMenus.removeAll(() => {
    for (const id of MENU) {
      // A quote needs a selection.
      const contexts = id === 'copy-quote' ? ['selection'] : ['page', 'selection'];
      chrome.contextMenus.create({ id, title: getMessage(`command_${id.replaceAll('-', '_')}`), contexts });
    }
  });
}

chrome.contextMenus?.onClicked.addListener((info, tab) => run(info.menuItemId, tab));
chrome.commands?.onCommand.addListener((command, tab) => run(command, tab));

async function run(command, tab) {
  if (!tab) return;
  if (command === FREE) {
    return free.toggle(tab.id).catch(() => confirm(tab.id, { message: 'failed_restricted', failed: true }));
  }
  if (!command.startsWith('copy-')) return;
  const outcome = await perform(command, tab);
  if (outcome) await confirm(tab.id, outcome);
}

/** How many presses there were, and which was the last one whose copy is on the clipboard. */
let pressed = 0;
let copied = 0;

async function perform(command, tab) {
  const press = ++pressed;
  try {
    const [page, options, core] = await Promise.all([readPage(tab.id), chrome.storage.local.get(), article()]);
    if (!tab.incognito && page.length < KEPT) {
      chrome.storage.session.set({ [`page ${tab.id}`]: { url: tab.url ?? '', wire: page } }).catch(() => {});
    }
    // On a quicker page a later press was answered first: what that copied stays.
    if (press < copied) return undefined;
    const outcome = await core.perform({ command, page, options });
    if (!outcome.failed) copied = Math.max(copied, press);
    return outcome;
  } catch (error) {
    return { message: error?.reason ?? 'failed_unexpected', failed: true };
  }
}
