// The background: a service worker in Chromium, a module script in Firefox. It registers what
// the reader can press and forwards each press; what a press does is decided in the core.

import { readPage } from './read.js';
import { copy } from './host.js';
import { confirm } from './confirm.js';
import * as free from './free.js';

const COPY_COMMANDS = ['copy-text', 'copy-markdown', 'copy-rich', 'copy-citation'];
const FREE = 'free-page';

free.listen();

chrome.runtime.onInstalled.addListener(() => {
  const { commands } = chrome.runtime.getManifest();
  chrome.contextMenus.removeAll(() => {
    for (const id of [...COPY_COMMANDS, FREE]) {
      chrome.contextMenus.create({ id, title: commands[id].description, contexts: ['page', 'selection'] });
    }
  });
});

chrome.contextMenus.onClicked.addListener((info, tab) => run(info.menuItemId, tab));
chrome.commands?.onCommand.addListener((command, tab) => run(command, tab));

async function run(command, tab) {
  if (command === FREE && tab) return free.toggle(tab.id).catch(() => confirm(tab.id, { message: 'failed_restricted', failed: true }));
  if (!COPY_COMMANDS.includes(command) || !tab) return;
  const outcome = await perform(command, tab);
  await confirm(tab.id, outcome);
}

async function perform(command, tab) {
  try {
    const [page, options] = await Promise.all([readPage(tab.id), chrome.storage.local.get()]);
    return await copy({ command, page, options, locale: chrome.i18n.getUILanguage() });
  } catch (error) {
    return { message: error?.reason ?? 'failed_unexpected', failed: true };
  }
}
