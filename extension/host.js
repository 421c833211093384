// Chromium's background is a worker. It runs the core, but it has no clipboard and may not load a
// module later on: an offscreen document writes the clipboard and prints citations for it.

const OFFSCREEN = 'offscreen.html';

/** Whether this is Chromium's worker. */
export const IN_WORKER = !globalThis.document;

let opening;

/** Sees that the offscreen document is there. */
export async function openOffscreen() {
  if (await chrome.offscreen.hasDocument?.()) return;
  opening ??= chrome.offscreen
    .createDocument({ url: OFFSCREEN, reasons: ['CLIPBOARD'], justification: 'Writes the article to the clipboard.' })
    .finally(() => (opening = undefined));
  await opening;
}

/** Has the offscreen document do something (see `offscreen.js`). */
export async function askOffscreen(message) {
  await openOffscreen();
  const { value, error } = await chrome.runtime.sendMessage({ to: 'offscreen', ...message });
  if (error) throw new Error(error);
  return value;
}

/** Writes the clipboard where there is no document; called by the core. */
export const writeClipboard = (text, html) => askOffscreen({ clipboard: { text, html } });
