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

/** What a reader does with a browser that `driver/index.mjs` launched. */
export const hands = (driver) => ({
  driver,
  kind: driver.kind,
  browser: driver.browser,
  clipboard: {
    read: () => driver.display.clipboard() ?? '',
    write: (text) => driver.display.setClipboard(text),
    /** What is there once it is no longer `before`, or after a while all the same; what comes next may replace it again. */
    async changed(before) {
      for (let i = 0; i < 12 && (driver.display.clipboard() ?? '') === before; i++) await sleep(60);
      await sleep(60);
      return driver.display.clipboard() ?? '';
    },
  },
  /** A page whose events are recorded and whose dialogs are counted and closed. */
  async open() {
    const page = await driver.browser.newPage();
    const state = { page, dialogs: 0 };
    page.on('dialog', (dialog) => { state.dialogs++; dialog.accept().catch(() => {}); });
    state.seen = driver.kind === 'chromium' ? await chromiumRecorder(page) : await firefoxRecorder(driver.browser, page);
    return state;
  },
  /** Closes the browser's own menu, a window of its own that takes all keys. */
  async closeMenu() {
    driver.display.key('Escape');
    await sleep(60);
  },
  async printScreen(page) {
    await page.bringToFront();
    driver.display.move(640, 500);
    driver.display.key('Print');
  },
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
