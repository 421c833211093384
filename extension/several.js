// Tabs and permissions for reading several pages: forwards to the browser.

/** Asks to know the tabs' addresses; to be called first thing in a click. */
export const askForTabs = () => chrome.permissions.request({ permissions: ['tabs'] });

/** Asks for sites; to be called first thing in a click. */
export const askForSites = (origins) => chrome.permissions.request({ origins });

/** The tabs of this window: all of them, or those selected; this page itself is none of them. */
export async function listTabs(all) {
  const own = await chrome.tabs.getCurrent();
  const tabs = await chrome.tabs.query({ currentWindow: true, ...(all ? {} : { highlighted: true }) });
  return tabs.filter(({ id }) => id !== own?.id).map(({ id, title = '', url = '' }) => ({ id, title, url }));
}

/** The sites of a list that have a permission already: these are not given back. */
export async function granted(origins) {
  const held = await Promise.all(origins.map((origin) => chrome.permissions.contains({ origins: [origin] })));
  return origins.filter((_, index) => held[index]);
}

/** Gives permissions back. */
export async function giveBack(origins) {
  await chrome.permissions.remove({ permissions: ['tabs'], origins }).catch(() => {});
}
