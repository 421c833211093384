// Chromium's home of the core while no page of ours is open.

import { article } from './core.js';

const IDLE = 60_000; // milliseconds without a job after which the document goes away

let idle;

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  // From the background alone: whatever runs in a tab has no orders to give.
  if (message?.to !== 'offscreen' || sender.tab) return;
  clearTimeout(idle);
  article()
    .then((core) => (message.question ? core[message.question](...message.parameters) : core.perform(message.job)))
    .catch(() => !message.question && ({ message: 'failed_unexpected', failed: true }))
    .then((outcome) => {
      respond(outcome);
      idle = setTimeout(() => window.close(), IDLE);
    });
  return true; // the answer comes later
});
