// `cargo xtask run`: the extension in a real browser, on a page. With a display it opens a window
// and leaves it to the reader; without one it presses the buttons itself and prints the result.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { FIXTURES, launch, waitFor } from './driver/index.mjs';

const DEMONSTRATION = 'http://courier.example/2024/harbour-clock/';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: 'chromium' },
    headless: { type: 'boolean', default: false },
    screenshot: { type: 'string', default: 'target/run.png' },
  },
});

/** The address to open, and what the server must know for it. */
function pageToOpen(page) {
  if (!page) return { url: DEMONSTRATION, folders: { [DEMONSTRATION]: `${FIXTURES}/blocked--english` } };
  if (!existsSync(page)) return { url: page, direct: true };
  // Under an address of its own, as extensions may not read files.
  const url = 'http://file.example/';
  return { url, folders: { [url]: dirname(resolve(page)) }, pages: { [url]: () => readFile(page) } };
}

const { url, direct, ...server } = pageToOpen(positionals[0]);
const browser = await launch(values.browser, { ...server, direct, ownDisplay: values.headless });
const page = await browser.open(url);
// The browser's own first tab has nothing to show.
for (const other of await browser.browser.pages()) if (other !== page && other.url() === 'about:blank') await other.close();

if (!values.headless) {
  console.log('The browser is open: press the Verbatim button, or Alt+Shift+Y. Close the window to end.');
  await new Promise((resolve) => browser.browser.once('disconnected', resolve));
  await browser.stop();
  process.exit();
}

const MARK = 'nothing was copied';
let failed = false;

async function show(heading, press) {
  browser.display.setClipboard(MARK);
  await press();
  const text = await browser.clipboardAfter(MARK).catch(() => null);
  failed ||= text === null;
  console.log(`\n===== ${heading} =====\n\n${text?.trim() ?? 'nothing was copied'}`);
}

await browser.pressToolbar(page);
const popup = await browser.readPopup();
// What is there is drawn a moment later.
await waitFor.milliseconds(500);
browser.display.screenshot(values.screenshot);
await show('Text', () => popup.key('Enter'));
await show('Markdown', () => popup.click('#copy-markdown'));
await show('Citation', () => popup.click('#copy-citation'));
console.log(`\nscreenshot: ${pathToFileURL(resolve(values.screenshot))}`);
await browser.stop();
process.exit(failed ? 1 : 0);
