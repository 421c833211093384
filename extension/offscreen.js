// What Chromium's worker needs a document for: the clipboard, and citations.

import * as citations from './citations.js';

const IDLE = 60_000; // milliseconds without a job after which the document goes away

let idle;

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  // From the background alone: whatever runs in a tab has no orders to give.
  if (message?.to !== 'offscreen' || sender.tab) return;
  clearTimeout(idle);
  perform(message)
    .then((value) => ({ value }), (error) => ({ error: String(error?.message ?? error) }))
    .then((answer) => {
      respond(answer);
      idle = setTimeout(() => window.close(), IDLE);
    });
  return true; // the answer comes later
});

async function perform({ clipboard, citation, parameters }) {
  if (clipboard) return write(clipboard);
  return citations[citation](...parameters);
}

/** By a `copy` event of our own asking: the asynchronous interface wants a document with focus. */
function write({ text, html }) {
  let written = false;
  const fill = (event) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    if (html) event.clipboardData.setData('text/html', html);
    written = true;
  };
  document.addEventListener('copy', fill);
  document.execCommand('copy');
  document.removeEventListener('copy', fill);
  if (!written) throw new Error('the clipboard was not written');
}
