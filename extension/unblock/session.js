// One freed frame: starts and stops the countermeasures, and leaves nothing behind.
//
// Runs in the isolated world, first of the files in this folder; the others add themselves to it. The page
// cannot see this world, and nothing here touches the document: listeners hang on `window` and end with one
// abort signal, styles are user-origin sheets that the background inserts and takes back.

(() => {
  if (globalThis.verbatimFree) return;

  const measures = new Map();
  let running;

  /** Begins. `always` says that this runs since before the page's own first script. */
  const start = async ({ always }) => {
    if (running) return state();
    const controller = new AbortController();
    const mine = { always, controller, css: [], seen: new Set(), unreachable: new Set(), leftAlone: '', judged: Promise.resolve(), looks: [] };
    running = mine;
    const session = {
      always,
      signal: controller.signal,
      /** Hears trusted events of these types before the page does, or after it with `{ last: true }`. */
      on(types, listener, { last = false } = {}) {
        for (const type of types.split(' ')) {
          const heard = (event) => { if (event.isTrusted) listener(event); };
          window.addEventListener(type, heard, { capture: !last, passive: type.startsWith('touch'), signal: controller.signal });
        }
      },
      /** Puts a user-origin style sheet in; it goes when the session stops. As a precaution: no blocker was seen yet. */
      css(id, text, { precaution = false } = {}) {
        if (!text || controller.signal.aborted || mine.css.includes(text)) return;
        mine.css.push(text);
        if (!precaution) {
          mine.seen.add(id);
          for (const look of mine.looks) session.wait(look());
        }
        mine.judged.then(() => { if (!controller.signal.aborted) tell({ act: 'insert', css: text }); });
      },
      /** Styles wait for this promise: whether the page punishes being freed is not known before. */
      wait(promise) { mine.judged = Promise.all([mine.judged, promise]); },
      /** Calls `look` before each style that answers a blocker, and waits for its promise. */
      beforeStyles(look) { mine.looks.push(look); },
      /** Notes that a blocker was seen to act, or that its act cannot be undone from here. */
      saw(id) { note(mine.seen, id); },
      missed(id) { note(mine.unreachable, id); },
      /** The page punishes freed pages: everything is taken back, and the reason kept. */
      leaveAlone(reason) {
        if (running !== mine || mine.leftAlone) return;
        mine.leftAlone = reason;
        end();
        report();
      },
    };
    for (const install of measures.values()) {
      install(session);
      if (mine.leftAlone) break;
    }
    report();
    await mine.judged;
    return state();
  };

  const end = () => {
    running.controller.abort();
    if (running.css.length) tell({ act: 'remove', css: running.css });
    running.css = [];
  };

  const stop = () => {
    if (running) end();
    running = undefined;
    return state();
  };

  const state = () => ({
    free: Boolean(running) && !running.leftAlone,
    always: running?.always ?? false,
    seen: [...(running?.seen ?? [])],
    unreachable: [...(running?.unreachable ?? [])],
    leftAlone: running?.leftAlone ?? '',
  });

  const note = (set, id) => {
    if (!set || set.has(id)) return;
    set.add(id);
    report();
  };

  const report = () => { if (window === window.top) tell({ act: 'state', state: state() }); };

  /** The background may be gone (an update of the extension): then this frame falls silent. */
  const tell = (message) => {
    try {
      chrome.runtime.sendMessage({ to: 'free', ...message })?.catch?.(() => {});
    } catch {
      running?.controller.abort();
    }
  };

  const host = () => {
    try {
      return new URL(self.origin).hostname;
    } catch { // a frame with no origin
      return '';
    }
  };

  chrome.runtime.onMessage.addListener((message) => {
    if (message?.to === 'freed' && message.hosts.some((name) => host() === name || host().endsWith(`.${name}`))) stop();
  });

  globalThis.verbatimFree = { add: (id, install) => measures.set(id, install), start, stop, state };
})();
