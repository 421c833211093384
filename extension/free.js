// "Free this page" and "Always on this site", for the background and for every page of ours.
//
//   toggle(tabId)        frees a tab's page, or puts it back; gives the new state
//   stateOf(tab)         what is known of a tab's page (see below), without changing it
//   always(site)         asks for a site's permission: call it first thing in a click handler; gives whether it was granted
//   revoke(site)         takes the permission back; scripts stop at once, styles go with the next load
//   sites()              the freed sites: [{ site, host }]
//   exportSites()        the same as JSON text, for a file
//
// A state is
//   free          is the page freed now?
//   always        was it freed before its own first script, because its site always is?
//   site          the match pattern of its site, for `always` and `revoke`; undefined on pages that have none
//   granted       does the site have its permission?
//   seen          names of the countermeasures that met a blocker and acted
//   unreachable   names of those that came too late on this page: "always" with a reload, or the reader page, helps
//   leftAlone     '' or why the page is left alone: 'style-poll', 'event-trap' (it would punish being freed: offer the reader page)
//   restricted    true where the browser lets no extension in
//
// What is decided about scripts and sites is decided in the core (`src/free.rs`).

import { article } from './core.js';
import { inject } from './inject.js';

/** Asks the core one of its small questions (a function of `free.rs`); gives its answer. */
const ask = async (question, ...parameters) => (await article())[question](...parameters);

const PLAIN = { free: false, always: false, seen: [], unreachable: [], leftAlone: '' };

/** In the page: the state of the frame, undefined where nothing was run yet. */
const inPage = () => globalThis.verbatimFree?.state();

export async function toggle(tabId) {
  const [top] = await inject({ target: { tabId }, func: inPage });
  const target = { tabId, allFrames: true };
  if (top?.result?.free) {
    const [after] = await inject({ target, func: () => globalThis.verbatimFree?.stop() });
    await mark(tabId, after?.result ?? PLAIN);
    return after?.result ?? PLAIN;
  }
  // From the root: Firefox reads a path as seen from the page that asks, which may be the popup.
  const files = (await ask('free_files')).map((file) => `/${file}`);
  await inject({ target, files });
  const frames = await inject({ target, func: () => globalThis.verbatimFree.start({ always: false }) });
  const after = frames.find((frame) => frame.frameId === 0)?.result ?? PLAIN;
  // A frame that punishes being freed is reason enough to leave the page alone.
  const hostile = frames.map((frame) => frame.result?.leftAlone).find(Boolean);
  if (hostile && !after.leftAlone) {
    await inject({ target, func: () => globalThis.verbatimFree?.stop() });
    Object.assign(after, { free: false, leftAlone: hostile });
  }
  await mark(tabId, after);
  return after;
}

export async function stateOf(tab) {
  const site = await ask('free_site', tab.url ?? '');
  const granted = site ? await chrome.permissions.contains({ origins: [site] }) : false;
  // The page was read or freed before, or is one that the side panel may not ask: only a site's permission may be news to it.
  const run = granted ? inject : (details) => chrome.scripting.executeScript(details);
  try {
    const [top] = await run({ target: { tabId: tab.id }, func: inPage });
    return { ...PLAIN, ...top?.result, site, granted, restricted: false };
  } catch {
    return { ...PLAIN, site, granted, restricted: true };
  }
}

export const always = (site) => chrome.permissions.request({ origins: [site] });

export const revoke = (site) => chrome.permissions.remove({ origins: [site] });

export async function sites() {
  const { origins = [] } = await chrome.permissions.getAll();
  const found = await Promise.all(origins.map(async (site) => ({ site, host: (await ask('free_hosts', [site]))[0] })));
  return found.filter(({ host }) => host).sort((a, b) => a.host.localeCompare(b.host));
}

export const exportSites = async () => JSON.stringify({ alwaysFree: (await sites()).map(({ host }) => host) }, null, 2);

/** The toolbar's mark for a tab: it goes by itself when the tab shows another page. */
async function mark(tabId, { free, leftAlone }) {
  const title = leftAlone ? 'free_mark_left_alone' : free ? 'free_mark_on' : 'name';
  try {
    await chrome.action.setBadgeText({ tabId, text: leftAlone ? '!' : free ? '✓' : '' });
    await chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(title) });
  } catch { /* The tab is gone. */ }
}

/** Registers for the sites that have a permission, and for no others. */
async function register() {
  const { origins = [] } = await chrome.permissions.getAll();
  const wanted = await ask('free_registrations', origins);
  const ours = (await chrome.scripting.getRegisteredContentScripts()).filter(({ id }) => id.startsWith('always '));
  const dropped = ours.map(({ id }) => id);
  if (dropped.length) await chrome.scripting.unregisterContentScripts({ ids: dropped });
  if (wanted.length) await chrome.scripting.registerContentScripts(wanted);
}

/** A site's permission is gone: its pages are told to stop; no page can be asked for its address any more. */
async function stopOn(origins) {
  const hosts = await ask('free_hosts', origins);
  if (!hosts.length) return;
  for (const tab of await chrome.tabs.query({})) {
    chrome.tabs.sendMessage(tab.id, { to: 'freed', act: 'revoked', hosts }).catch(() => {});
  }
}

/** The background's part; called once, when it starts. */
export function listen() {
  let last = Promise.resolve();
  const inTurn = (job) => { last = last.then(job, job).catch(() => {}); };
  chrome.permissions.onAdded.addListener(() => inTurn(register));
  chrome.permissions.onRemoved.addListener(({ origins = [] }) => {
    inTurn(register);
    stopOn(origins);
  });
  // An update of the extension drops what was registered.
  chrome.runtime.onInstalled.addListener(() => inTurn(register));
  chrome.runtime.onMessage.addListener((message, sender) => {
    if (message?.to !== 'free' || !sender.tab) return;
    const target = { tabId: sender.tab.id, frameIds: [sender.frameId] };
    const gone = () => {}; // the frame went away, or with it the permission
    if (message.act === 'insert') chrome.scripting.insertCSS({ target, css: message.css, origin: 'USER' }).catch(gone);
    if (message.act === 'remove') for (const css of message.css) chrome.scripting.removeCSS({ target, css, origin: 'USER' }).catch(gone);
    if (message.act === 'state') mark(sender.tab.id, message.state);
  });
}
