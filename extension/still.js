// Snapshots of pages that no window shows: markup that was pasted, and our own demonstration.

import './snapshot.js';

const still = (page) => globalThis.verbatimSnapshot(page, { live: false });

/** The walker's string of a page's markup; `address` (may be empty) is where the page stood. */
export function snapshotOfHtml(html, address) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const [mark, header, ...wire] = still(page).split('\n');
  // A page without a window has the address of the page that parsed it.
  const facts = { ...JSON.parse(header), url: address, baseUrl: null };
  return [mark, JSON.stringify(facts), ...wire].join('\n');
}

/** The walker's string of an element of our own page, as if it were a page. */
export function snapshotOfElement(element, title) {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = document.documentElement.lang;
  page.documentElement.dir = document.documentElement.dir;
  page.body.append(page.importNode(element, true));
  return still(page);
}
