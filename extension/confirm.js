// Says what happened, without the popup: a mark on the toolbar button, and a line in the page.

const SHOWN = 2500; // milliseconds

/** The timer that takes each tab's mark away. */
const timers = new Map();

export async function confirm(tabId, { message, substitutions, failed }) {
  const text = chrome.i18n.getMessage(message, substitutions);
  const mark = (badge, title) =>
    Promise.all([
      chrome.action.setBadgeText({ tabId, text: badge }),
      chrome.action.setBadgeBackgroundColor({ tabId, color: failed ? '#b3261e' : '#146c2e' }),
      chrome.action.setTitle({ tabId, title }),
    ]).catch(() => {}); // the tab may be gone
  const name = chrome.i18n.getMessage('name');
  await mark(failed ? '!' : '✓', `${name}: ${text}`);
  clearTimeout(timers.get(tabId));
  timers.set(
    tabId,
    setTimeout(() => {
      timers.delete(tabId);
      mark('', name);
    }, SHOWN),
  );
  await chrome.scripting
    .executeScript({ target: { tabId }, func: showInPage, args: [text, chrome.i18n.getMessage('@@bidi_dir'), !!failed, SHOWN] })
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
