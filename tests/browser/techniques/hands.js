// A reader's hands and eyes: real mouse, keys, clipboard and printing, in both browsers.
//
// What happened to an event is seen from a world of the test's own, so that neither the page nor the
// extension can hide it: the recorder keeps the event object and looks, later, whether it was cancelled.


const WORLD = 'recorder';
const RECORDER = `(() => {
  globalThis.seen = {};
  for (const type of ['contextmenu', 'dragstart', 'touchstart', 'copy', 'keydown'])
    window.addEventListener(type, (event) => { if (event.isTrusted) (globalThis.seen[type] ??= []).push(event) }, { capture: true, passive: true });
})()`;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Wraps a puppeteer browser: `kind` is 'chromium' or 'firefox', `chrome` runs privileged code in Firefox. */
export const hands = async ({ kind, browser, chrome, origin }) => {
  const clipboard = kind === 'chromium' ? await chromiumClipboard(browser, origin) : firefoxClipboard(chrome);
  return {
    kind,
    browser,
    clipboard,
    /** A page whose events are recorded and whose dialogs are counted and closed. */
    async open() {
      const page = await browser.newPage();
      const state = { page, dialogs: 0 };
      page.on('dialog', (dialog) => { state.dialogs++; dialog.accept().catch(() => {}); });
      state.seen = kind === 'chromium' ? await chromiumRecorder(page) : await firefoxRecorder(browser, page);
      return state;
    },
    /** Presses PrintScreen, which the drivers' own keyboards do not have in Firefox. */
    printScreen: (page) => (kind === 'chromium' ? page.keyboard.press('PrintScreen')
      : chrome(`const tip=Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);tip.beginInputTransactionForTests(window);
          const k=new KeyboardEvent('',{key:'PrintScreen',code:'PrintScreen',keyCode:44});tip.keydown(k);tip.keyup(k)`)),
  };
};

const chromiumClipboard = async (browser, origin) => {
  await browser.defaultBrowserContext().overridePermissions(origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const page = await browser.newPage();
  await page.goto(`${origin}/clipboard.html`);
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return {
    read: () => page.evaluate(() => navigator.clipboard.readText()),
    write: (text) => page.evaluate((t) => navigator.clipboard.writeText(t), text),
  };
};

const firefoxClipboard = (chrome) => ({
  read: () => chrome(`const t=Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);t.init(null);t.addDataFlavor('text/plain');
    Services.clipboard.getData(t,Services.clipboard.kGlobalClipboard);const d={};try{t.getTransferData('text/plain',d)}catch{return ''};return d.value.QueryInterface(Ci.nsISupportsString).data`),
  write: (text) => chrome(`Cc['@mozilla.org/widget/clipboardhelper;1'].getService(Ci.nsIClipboardHelper).copyString(${JSON.stringify(text)})`),
});

/** Answers whether the last event of a type was cancelled: true, false, or null where none was seen. */
const LAST = (type) => `(() => { const all = globalThis.seen?.[${JSON.stringify(type)}] ?? []; const last = all[all.length - 1]; return last ? last.defaultPrevented : null })()`;

const chromiumRecorder = async (page) => {
  const session = await page.createCDPSession();
  const contexts = new Set();
  session.on('Runtime.executionContextCreated', ({ context }) => { if (context.name === WORLD) contexts.add(context.id); });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => contexts.delete(executionContextId));
  session.on('Runtime.executionContextsCleared', () => contexts.clear());
  await session.send('Runtime.enable');
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: RECORDER, worldName: WORLD });
  return async (type) => {
    const values = await Promise.all([...contexts].map((contextId) => session.send('Runtime.evaluate', { contextId, expression: LAST(type), returnByValue: true })
      .then((r) => r.result.value ?? null, () => null)));
    return values.find((v) => v !== null) ?? null;
  };
};

const firefoxRecorder = async (browser, page) => {
  const connection = browser.connection;
  const context = page.mainFrame()._id;
  await connection.send('script.addPreloadScript', { functionDeclaration: `() => ${RECORDER}`, contexts: [context], sandbox: WORLD });
  const all = async () => {
    const tree = (await connection.send('browsingContext.getTree', { root: context })).result.contexts[0];
    return [tree, ...(tree.children ?? [])].map((c) => c.context);
  };
  return async (type) => {
    for (const id of await all()) {
      const { result } = (await connection.send('script.evaluate', { expression: LAST(type), target: { context: id, sandbox: WORLD }, awaitPromise: false })).result;
      if (result?.type === 'boolean') return result.value;
    }
    return null;
  };
};

export { sleep };
