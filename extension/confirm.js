// Says what happened, without the popup: a mark on the toolbar button, and a line in the page.

import { chooseLanguage, count, getMessage } from './www/language.js';

const SHOWN = 3000; // milliseconds

/** The timer that takes each tab's mark away. */
const timers = new Map();

export async function confirm(tabId, { message, words, failed }) {
  await chooseLanguage();
  const text = getMessage(message, words === undefined ? [] : [count('words', words)]);
  const mark = (badge, title) =>
    Promise.all([
      chrome.action.setBadgeText({ tabId, text: badge }),
      chrome.action.setBadgeBackgroundColor({ tabId, color: failed ? '#b3261e' : '#146c2e' }),
      chrome.action.setTitle({ tabId, title }),
    ]).catch(() => {}); // the tab may be gone
  const name = getMessage('name');
  await mark(failed ? '!' : '✓', `${name}: ${text}`);
  clearTimeout(timers.get(tabId));
  timers.set(
    tabId,
    setTimeout(() => {
      timers.delete(tabId);
      mark('', name);
    }, SHOWN),
  );
  const { settings } = await chrome.storage.local.get('settings').catch(() => ({}));
  if (settings?.notice !== true) return; // a page may notice it: only where the reader asked for it
  await chrome.scripting
    .executeScript({ target: { tabId }, func: showInPage, args: [text, getMessage('direction'), !!failed, SHOWN] })
    .catch(() => {}); // a page where extensions may not run shows the mark only
}

/** Runs in the page, which can neither see into the closed root nor style it. */
function showInPage(text, dir, failed, shown) {
  const host = document.createElement('div');
  host.style.cssText = 'all: initial !important; position: fixed !important; inset: auto 16px 16px auto !important; z-index: 2147483647 !important';
  const line = document.createElement('div');
  line.setAttribute('role', failed ? 'alert' : 'status');
  line.dir = dir;
  line.textContent = text;
  line.style.cssText = `font: 14px/1.4 system-ui, sans-serif; color: #fff; background: ${failed ? '#8c1d18' : '#1f1f1f'}; padding: 10px 16px; border-radius: 8px; max-width: 320px; box-shadow: 0 2px 12px #0006`;
  host.attachShadow({ mode: 'closed' }).append(line);
  document.documentElement.append(host);
  setTimeout(() => host.remove(), shown);
}
