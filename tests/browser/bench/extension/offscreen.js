// Joins the offscreen document of the measured copy.

import { measure } from './core.js';

chrome.runtime.onMessage.addListener((message, _sender, respond) => {
  if (message?.to !== 'bench') return;
  measure(message.page, message.format).then(respond, (error) => respond({ error: String(error) }));
  return true;
});
