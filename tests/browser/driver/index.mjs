// One driver for both browsers: launch, open a page, press the real button, key or menu entry,
// read the real clipboard.

import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';
import { readersDisplay, startDisplay } from './display.mjs';
import { launchFirefox } from './firefox.mjs';
import { startServer } from './server.mjs';
import { waitFor } from './wait.mjs';

export { waitFor };

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The unpacked extension that `cargo xtask build` makes. */
export const EXTENSION = process.env.VERBATIM_EXTENSION ?? path('../../../dist/unpacked');
/** Made-up pages of this project. */
export const FIXTURES = path('../../fixtures');
/** Evaluation data beside the project; may be absent. */
export const SHARED = path('../../../../shared');

/** The browsers to test in: both, or the one that `VERBATIM_BROWSER` names. */
export const BROWSERS = process.env.VERBATIM_BROWSER ? [process.env.VERBATIM_BROWSER] : ['chromium', 'firefox'];

/** Waits until a page of ours is filled. */
export const ready = (view) => view.waitFor(() => document.querySelector('main') && !document.querySelector('[aria-busy="true"]'));

/** What the toolbar button says, tab by tab. */
const buttons = (browser) =>
  browser.inBackground(async () => {
    const tabs = await chrome.tabs.query({});
    return Promise.all(tabs.map(({ id }) => chrome.action.getTitle({ tabId: id })));
  });

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox };

/**
 * A browser with the extension, on a screen of its own, whose every request goes to a server of
 * its own. `pages` and `folders` are the server's (see `server.mjs`). `proxy`: the server is the
 * browser's proxy, so that it hears of encrypted connections and of every port too (Firefox always
 * has it so). `direct`: requests go where they lead; `ownDisplay: false`: on the reader's own screen.
 */
export async function launch(
  kind,
  { pages = {}, folders = {}, extension = EXTENSION, direct = false, ownDisplay = true, ...options } = {},
) {
  const server = await startServer({ pages, folders });
  const display = await (ownDisplay ? startDisplay() : readersDisplay());
  let browser;
  try {
    browser = await LAUNCH[kind]({ extension, display, port: direct ? null : server.port, ...options });
  } catch (error) {
    display.stop();
    await server.stop();
    throw error;
  }
  return Object.assign(browser, {
    server,
    /** The clipboard's text once it is no longer `before`. */
    async clipboardAfter(before, timeout) {
      const changed = () => {
        const text = display.clipboard();
        return text !== null && text !== before && text;
      };
      // A mark on the button that says why there is none goes after three seconds.
      const said = new Set();
      const listening = setInterval(() => buttons(browser).then((titles) => titles.forEach((title) => said.add(title)), () => {}), 1_000);
      try {
        return await waitFor(changed, 'the clipboard to change', timeout);
      } catch (error) {
        error.message += `; the button said ${JSON.stringify([...said])}`;
        throw error;
      } finally {
        clearInterval(listening);
      }
    },
    /** The popup that a press opens, once it has read the page or said why it cannot. */
    async readPopup() {
      const popup = await browser.popup();
      await ready(popup);
      return popup;
    },
    /** From now on no request is answered, whoever asks. */
    goOffline: () => server.stop(),
    /** Closes everything that was started. */
    async stop() {
      await browser.close().catch(() => {});
      display.stop();
      await server.stop();
    },
  });
}
