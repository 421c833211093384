// Chromium, over its own protocol.

import puppeteer from 'puppeteer-core';
import { standing } from './standing.mjs';
import { waitFor } from './wait.mjs';

export async function launchChromium({ extension, display, port, proxy = false, args = [], private: inPrivate = false, profile }) {
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: false,
    pipe: true,
    enableExtensions: true,
    env: display.env,
    defaultViewport: null,
    ...(profile ? { userDataDir: profile } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-features=MediaRouter,DialMediaRouteProvider',
      '--window-position=0,0',
      '--window-size=1280,900',
      ...(port && proxy ? [`--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'] : []),
      ...(port && !proxy ? [`--host-resolver-rules=MAP * 127.0.0.1:${port}`] : []),
      ...args,
    ],
  });
  // Puppeteer's own way has no word for private windows.
  const session = await browser.target().createCDPSession();
  // What is loaded this way is loaded anew at each start: the same extension, with what its profile kept for it.
  const { id } = await session.send('Extensions.loadUnpacked', { path: extension, enableInIncognito: inPrivate });
  const chromium = new Chromium(browser, id, display);
  // Keys that are pressed before the window has the focus, or the extension its shortcuts, go nowhere. Where a
  // phone is played there are no windows to ask for.
  const isFocused = async () => !chrome.windows || (await chrome.windows.getLastFocused()).focused;
  await waitFor(() => chromium.inBackground(isFocused), 'the window');
  return chromium;
}

/** Chromium with the extension in it. */
class Chromium {
  kind = 'chromium';

  constructor(browser, id, display) {
    this.browser = browser;
    this.id = id;
    this.base = `chrome-extension://${id}/`;
    this.display = display;
  }

  version() {
    return this.browser.version();
  }

  async open(url) {
    const page = await this.browser.newPage();
    await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
    await page.bringToFront();
    return page;
  }

  /** A page in a private window of its own; for a browser launched with `private: true`. */
  async openPrivately(url) {
    await this.inBackground((url) => chrome.windows.create({ incognito: true, url }).then(() => null), url);
    const page = await (await this.browser.waitForTarget((target) => target.url() === url, { timeout: 20_000 })).asPage();
    await page.waitForFunction(() => document.readyState === 'complete');
    return page;
  }

  /** An extension page in a tab of its own. */
  async openExtensionPage(path) {
    const page = await this.browser.newPage();
    await page.goto(this.base + path);
    return fromPage(page);
  }

  /** Presses the toolbar button; grants `activeTab` and opens the popup. */
  async pressToolbar(page) {
    await page.bringToFront();
    await (await this.browser.extensions()).get(this.id).triggerAction(page);
  }

  async popup() {
    const popup = await this.browser.waitForTarget((target) => this.isPopup(target), { timeout: 10_000 });
    return fromPage(await popup.asPage());
  }

  popupIsOpen() {
    return this.browser.targets().some((target) => this.isPopup(target));
  }

  isPopup(target) {
    return target.url().startsWith(this.base) && target.url().includes('popup');
  }

  /** A real key press in the browser's window. */
  async pressKeys(page, combination) {
    await page.bringToFront();
    this.display.move(640, 500);
    this.display.key(combination);
  }

  /** Chooses our entry with this number in the page's real context menu. */
  async chooseInContextMenu(page, entry, { left = 640, top = 500, selected = false } = {}) {
    await page.bringToFront();
    this.display.move(left, top);
    this.display.click(3);
    await waitFor.milliseconds(600);
    // The extension's menu stands last but for the developer entries: one over a selection, else two.
    for (let i = 0; i < (selected ? 2 : 3); i++) this.display.key('Up');
    this.display.key('Right');
    for (let i = 0; i < entry; i++) this.display.key('Down');
    this.display.key('Return');
  }

  /** Presses a button that makes the browser ask whether the extension may do something, and answers yes. The
   * question's window shows no sign but that the view that asked loses the focus, and in it "no" has the focus. What
   * was allowed once and given back is allowed again without a question. */
  async pressAndAllow(view, selector) {
    // A popup that loses the focus closes, at times before the press has been answered for.
    await view.click(selector).catch((error) => {
      if (error.name !== 'TargetCloseError') throw error;
    });
    const unfocused = () => view.evaluate(() => !document.hasFocus()).catch(() => true);
    const asked = await waitFor(unfocused, 'the question', 8_000).catch(() => false);
    if (!asked) return;
    await waitFor.milliseconds(1_000);
    this.display.key('Tab');
    await waitFor.milliseconds(200);
    this.display.key('Return');
  }

  /** Runs a function in the background worker. */
  async inBackground(body, ...parameters) {
    const target = await this.browser.waitForTarget(
      (target) => target.type() === 'service_worker' && target.url().startsWith(this.base),
      { timeout: 10_000 },
    );
    const worker = await target.worker();
    // A worker that has just started does not have its interfaces yet.
    await waitFor(() => worker.evaluate(() => !!globalThis.chrome?.runtime?.id), 'the background');
    return worker.evaluate(body, ...parameters);
  }

  async stopBackground() {
    for (const target of this.browser.targets()) {
      if (target.type() === 'service_worker' && target.url().startsWith(this.base)) await (await target.worker()).close();
    }
  }

  close() {
    return this.browser.close();
  }
}

function fromPage(page) {
  return {
    page,
    evaluate: (body, ...parameters) => page.evaluate(body, ...parameters),
    waitFor: (body, ...parameters) => page.waitForFunction(body, { timeout: 20_000, polling: 50 }, ...parameters),
    click: async (selector) => {
      await page.evaluate(standing, selector, 'nearest');
      await page.click(selector);
    },
    key: (name) => page.keyboard.press(name),
    /** Gives the page this many CSS pixels. */
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: (file) => page.screenshot({ path: file }),
    close: () => page.close(),
  };
}
