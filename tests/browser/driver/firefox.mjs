// Firefox, over WebDriver BiDi. What BiDi does not reach (the toolbar, popups, menus, extension
// pages) is done from the browser's own scope, which `--remote-allow-system-access` opens.

import puppeteer from 'puppeteer-core';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packed } from './package.mjs';
import { standing } from './standing.mjs';
import { waitFor } from './wait.mjs';

const UUID = '22222222-2222-4222-8222-222222222222';

export async function launchFirefox({ extension, display, port, prefs = {}, private: inPrivate = false, profile, installed }) {
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const geckoId = manifest.browser_specific_settings.gecko.id;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: false,
    env: { ...display.env, MOZ_ENABLE_WAYLAND: '0' },
    defaultViewport: null,
    ...(profile ? { userDataDir: profile } : {}),
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: { ...preferences(geckoId, port, inPrivate), ...prefs },
  });
  // For good in a profile that is to be opened again, until it closes in any other.
  if (!profile) await browser.installExtension(extension);
  const tree = await browser.connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const firefox = new Firefox(browser, tree.result.contexts[0].context, geckoId, display);
  if (profile && !installed) await firefox.install(packed(extension), join(profile, 'verbatim.xpi'));
  if (inPrivate) await firefox.allowInPrivate();
  return firefox;
}

const preferences = (geckoId, port, inPrivate) => ({
  'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: UUID }),
  'xpinstall.signatures.required': false,
  // Firefox drops keys for some frames after a document is first painted; a person is slower.
  'dom.input_events.security.minNumTicks': 0,
  'dom.input_events.security.minTimeElapsedInMS': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.aboutwelcome.enabled': false,
  // A pointer moved by a program over a screen without window manager counts as leaving.
  'ui.popup.disable_autohide': true,
  ...(port
    ? {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': port,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': port,
        'network.proxy.no_proxies_on': '',
        'network.proxy.allow_hijacking_localhost': true,
      }
    : {}),
  // Every window is a private one.
  ...(inPrivate ? { 'browser.privatebrowsing.autostart': true } : {}),
});

/** Firefox with the extension in it. */
class Firefox {
  kind = 'firefox';
  base = `moz-extension://${UUID}/`;

  /** `window` is the browsing context of the browser's own window. */
  constructor(browser, window, geckoId, display) {
    this.browser = browser;
    this.connection = browser.connection;
    this.window = window;
    /** What a later launch with the same `profile` is told, for the extension is there already. */
    this.installed = geckoId;
    this.display = display;
    /** Statements that find the extension's own parts in the browser's window. */
    this.extension = `
      const extension = WebExtensionPolicy.getByID(${JSON.stringify(geckoId)})?.extension; // none while it is updated
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const popup = () => [...(extension?.views ?? [])].find((view) => view.viewType === 'popup')?.xulBrowser;
      const background = () => [...extension.views].find((view) => view.viewType === 'background')?.xulBrowser;`;
  }

  /** Runs statements in the browser's own window; `return` gives the answer. */
  async privileged(statements) {
    const answer = await this.connection.send('script.evaluate', {
      expression: `(async () => { ${statements} })()`,
      target: { context: this.window },
      awaitPromise: true,
    });
    if (answer.result.type !== 'success') throw new Error(answer.result.exceptionDetails.text);
    return answer.result.result.value;
  }

  /** Installs the extension for good, from a file that is written first. */
  async install(bytes, file) {
    writeFileSync(file, bytes);
    await this.privileged(`
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const { FileUtils } = ChromeUtils.importESModule('resource://gre/modules/FileUtils.sys.mjs');
      const install = await AddonManager.getInstallForFile(new FileUtils.File(${JSON.stringify(file)}));
      await install.install();`);
  }

  async allowInPrivate() {
    // What the reader allows in the list of add-ons.
    await this.privileged(`
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      await ExtensionPermissions.add(${JSON.stringify(this.installed)}, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
      await (await AddonManager.getAddonByID(${JSON.stringify(this.installed)})).reload();`);
  }

  /**
   * Runs a function in a document of the extension that no tab shows. A document that is replaced
   * meanwhile never answers: after `patience` milliseconds that is an error.
   */
  async inView(view, body, parameters, patience = 60_000) {
    const source = typeof body === 'string' ? body : String(body);
    const call = `(async () => JSON.stringify(await (${source})(...${JSON.stringify(parameters)})))()`;
    const answer = await this.privileged(`${this.extension}
      const target = ${view}();
      if (!target) return JSON.stringify({ error: 'no ${view}' });
      const name = 'verbatim-test:' + Math.random();
      const script = 'data:text/javascript;charset=utf-8,' + encodeURIComponent(\`(async () => {
        let answer;
        try {
          const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false, sameZoneAs: content });
          answer = { value: await Cu.evalInSandbox(\${JSON.stringify(${JSON.stringify(call)})}, sandbox) };
        } catch (error) {
          answer = { error: String(error) };
        }
        sendAsyncMessage(\${JSON.stringify(name)}, answer);
      })()\`);
      return new Promise((resolve) => {
        const manager = target.messageManager;
        const done = ({ data }) => {
          manager.removeMessageListener(name, done);
          resolve(JSON.stringify(data));
        };
        manager.addMessageListener(name, done);
        manager.loadFrameScript(script, false);
        window.setTimeout(done, ${patience}, { data: { error: 'no answer from the ${view}' } });
      });`);
    const { value, error } = JSON.parse(answer);
    if (error) throw new Error(error);
    return value === undefined ? undefined : JSON.parse(value);
  }

  /** The browser's own pages, which BiDi does not navigate to: in the tab in front. */
  async loadPrivileged(url) {
    await this.privileged(`
      gBrowser.selectedBrowser.loadURI(Services.io.newURI(${JSON.stringify(url)}), {
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      });`);
    await this.shown(url);
  }

  /** Waits until the tab in front shows a page, whole. */
  shown(url) {
    return waitFor(
      () => this.privileged(`const at = gBrowser.selectedBrowser;
        const address = ${JSON.stringify(url)};
        return at.currentURI.spec === address && at.documentURI.spec === address && !at.webProgress.isLoadingDocument;`),
      url,
    );
  }

  async contextOf(url) {
    return waitFor(async () => {
      const { contexts } = (await this.connection.send('browsingContext.getTree', {})).result;
      return contexts.find((context) => context.url === url)?.context;
    }, `a tab with ${url}`);
  }

  /** A picture of what an expression in the browser's own window names. */
  async snapshot(target, file) {
    const data = await this.privileged(`${this.extension}
      const target = ${target};
      const { width, height } = target.getBoundingClientRect();
      const picture = await target.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext('2d').drawImage(picture, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      return btoa(text);`);
    writeFileSync(file, Buffer.from(data, 'base64'));
  }

  version() {
    return this.browser.version();
  }

  async open(url) {
    const page = await this.browser.newPage();
    await page.bringToFront();
    if (/^(about|chrome|view-source):/.test(url)) await this.loadPrivileged(url);
    else {
      // BiDi takes the error page of a frame for the page's own; what counts is what the tab shows.
      const failed = await page.goto(url, { waitUntil: 'load', timeout: 120_000 }).then(() => null, (error) => error);
      if (failed) await this.shown(url).catch(() => Promise.reject(failed));
    }
    await page.bringToFront();
    return page;
  }

  /** A page in a private window; for a browser launched with `private: true`. */
  openPrivately(url) {
    return this.open(url);
  }

  /** An extension page in a tab of its own. */
  async openExtensionPage(path) {
    await this.privileged(`
      gBrowser.selectedTab = gBrowser.addTab(${JSON.stringify(this.base + path)}, {
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      });`);
    const tab = new Tab(this, await this.contextOf(this.base + path));
    // The tab has its address before it has the document, whose interfaces are the extension's.
    await tab.waitFor(() => typeof chrome !== 'undefined' && !!chrome.runtime?.id);
    return tab;
  }

  async pressToolbar(page) {
    await page.bringToFront();
    await this.privileged(`${this.extension} ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);`);
  }

  async popup() {
    await waitFor(() => this.popupIsOpen(), 'the popup', 10_000);
    return new Popup(this);
  }

  popupIsOpen() {
    return this.privileged(`${this.extension} return !!popup();`);
  }

  async pressKeys(page, combination) {
    await page.bringToFront();
    // A popup that has just closed leaves the focus nowhere.
    await this.privileged('window.focus(); gBrowser.selectedBrowser.focus();');
    this.display.move(640, 500);
    this.display.key(combination);
  }

  async chooseInContextMenu(page, entry, { left = 640, top = 500 } = {}) {
    await page.bringToFront();
    this.display.move(left, top);
    this.display.click(3);
    await waitFor(
      () => this.privileged(`return document.getElementById('contentAreaContextMenu').state === 'open';`),
      'the context menu',
    );
    await this.privileged(`
      const menu = document.getElementById('contentAreaContextMenu');
      const own = [...menu.querySelectorAll('[id^="' + ${JSON.stringify(this.installed)}.replace(/[^a-z0-9_-]/gi, '_').toLowerCase() + '-menuitem-"]')];
      const parent = own.find((item) => item.localName === 'menu');
      const items = parent ? [...parent.querySelectorAll('menuitem')] : own;
      if (parent) {
        await new Promise((resolve) => {
          parent.menupopup.addEventListener('popupshown', resolve, { once: true });
          parent.openMenu(true);
        });
      }
      (parent?.menupopup ?? menu).activateItem([...(parent?.menupopup ?? menu).querySelectorAll('menuitem')].filter((item) => items.includes(item))[${entry}]);`);
  }

  /** Presses a button that makes the browser ask whether the extension may do something, and answers yes. */
  async pressAndAllow(view, selector) {
    await view.click(selector);
    await waitFor(
      () => this.privileged(`return PopupNotifications.panel.state === 'open' && !!PopupNotifications.panel.firstElementChild;`),
      'the question',
    );
    // The button takes no press right after it appears.
    await waitFor.milliseconds(1_000);
    await this.privileged(`PopupNotifications.panel.firstElementChild.button.click();`);
  }

  async inBackground(body, ...parameters) {
    // It sleeps when it has had nothing to do for a while.
    await this.privileged(`${this.extension} await extension.wakeupBackground?.();`);
    return this.inView('background', body, parameters);
  }

  stopBackground() {
    return this.privileged(`${this.extension} await extension.terminateBackground();`);
  }

  close() {
    return this.browser.close();
  }
}

/** A tab that shows a page of the extension. */
class Tab {
  constructor(firefox, context) {
    this.firefox = firefox;
    this.connection = firefox.connection;
    this.context = context;
  }

  async evaluate(body, ...parameters) {
    const answer = await this.connection.send('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${body})(...${JSON.stringify(parameters)})))()`,
      target: { context: this.context },
      awaitPromise: true,
      userActivation: true,
    });
    if (answer.result.type !== 'success') throw new Error(answer.result.exceptionDetails.text);
    const { value } = answer.result.result;
    return value === undefined ? undefined : JSON.parse(value);
  }

  waitFor(body, ...parameters) {
    // While a page loads again there is no document to ask.
    return waitFor(() => this.evaluate(body, ...parameters).catch(() => false), String(body));
  }

  /** A press of the mouse: some questions are asked only after one. */
  async click(selector) {
    const { left, top, width, height } = await this.evaluate(standing, selector, 'center');
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const actions = [{ type: 'pointerMove', x, y }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    const pointer = { type: 'pointer', id: 'mouse', actions };
    await this.connection.send('input.performActions', { context: this.context, actions: [pointer] });
  }

  key(name) {
    this.firefox.display.key(KEYS[name] ?? name);
  }

  /** Gives the page this many CSS pixels. */
  resize(width, height) {
    return this.connection.send('browsingContext.setViewport', { context: this.context, viewport: { width, height } });
  }

  async screenshot(file) {
    const shot = await this.connection.send('browsingContext.captureScreenshot', { context: this.context });
    writeFileSync(file, Buffer.from(shot.result.data, 'base64'));
  }

  close() {
    return this.connection.send('browsingContext.close', { context: this.context });
  }
}

/** The popup while it is open. */
class Popup {
  constructor(firefox) {
    this.firefox = firefox;
  }

  privileged(statements) {
    return this.firefox.privileged(`${this.firefox.extension} ${statements}`);
  }

  evaluate(body, ...parameters) {
    return this.firefox.inView('popup', body, parameters);
  }

  waitFor(body, ...parameters) {
    // A popup that has just opened moves into its window, and what is asked meanwhile gets no answer.
    const ask = () => this.firefox.inView('popup', body, parameters, 3_000).catch(() => false);
    return waitFor(ask, String(body));
  }

  /** A real click: the pointer moves there and a button is pressed. */
  async click(selector) {
    const inside = await this.evaluate(standing, selector, 'nearest');
    const outside = JSON.parse(
      await this.privileged(`
        const box = popup().getBoundingClientRect();
        const around = popup().ownerDocument.defaultView;
        return JSON.stringify({ left: around.mozInnerScreenX + box.left, top: around.mozInnerScreenY + box.top });`),
    );
    const [left, top] = [inside.left + inside.width / 2, inside.top + inside.height / 2];
    this.firefox.display.move(Math.round(outside.left + left), Math.round(outside.top + top));
    this.firefox.display.click();
  }

  /**
   * A key as the browser's own input handling hears it: without a window manager, X gives a
   * panel no focus, so a key of the display would go to the page behind.
   */
  key(name) {
    return this.privileged(`
      const script = 'data:text/javascript;charset=utf-8,' + encodeURIComponent(\`(() => {
        const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
        input.beginInputTransactionForTests(content);
        const key = new content.KeyboardEvent('', { key: '${name}', code: '${name}' });
        input.keydown(key);
        input.keyup(key);
      })()\`);
      popup().messageManager.loadFrameScript(script, false);`);
  }

  screenshot(file) {
    return this.firefox.snapshot('popup()', file);
  }

  close() {
    return this.privileged(`popup()?.closest('panel')?.hidePopup();`);
  }
}

/** Key names of the web, where X calls them otherwise. */
const KEYS = { Enter: 'Return', ArrowDown: 'Down', ArrowUp: 'Up', ArrowLeft: 'Left', ArrowRight: 'Right', Escape: 'Escape' };
