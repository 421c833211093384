// Where the core runs. Firefox's background is a page: it hosts the core itself. Chromium's is a
// worker, without a clipboard: there an offscreen document hosts it, and the worker forwards.

import { article } from './core.js';

const OFFSCREEN = 'offscreen.html';

let opening;

/** Performs a copy job (see `job.rs`); gives its outcome. */
export async function copy(job) {
  if (!chrome.offscreen) return (await article()).perform(job);
  await openOffscreen();
  return chrome.runtime.sendMessage({ to: 'offscreen', job });
}

/** Asks the core one of its small questions (a function of `free.rs`); gives its answer. */
export async function ask(question, ...parameters) {
  if (!chrome.offscreen || globalThis.document) return (await article())[question](...parameters);
  await openOffscreen();
  return chrome.runtime.sendMessage({ to: 'offscreen', question, parameters });
}

/** Sees that Chromium's home of the core is there. */
export async function openOffscreen() {
  if (await chrome.offscreen.hasDocument?.()) return;
  opening ??= chrome.offscreen
    .createDocument({ url: OFFSCREEN, reasons: ['CLIPBOARD'], justification: 'Writes the article to the clipboard.' })
    .finally(() => (opening = undefined));
  await opening;
}
