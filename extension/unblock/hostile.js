// Knows a page that punishes being freed, and leaves it alone (rows 61 and 62): the reader page is there for it.
//
// Two kinds can be read off the page's own scripts: one that polls the computed `user-select` and empties the page
// when it changed, and one that sets a trap in front of an event and springs it when the event does not come through.
// The second cannot see what starts before it, so it only counts for a page that is already loaded.
//
// Scripts in files of the page's own site are read as the browser keeps them, never asked of the network; those of
// other sites cannot be read. Firefox lists what is read so among what the page itself asked for: there files are read
// only when a blocker was seen and a style is about to go in.

(() => {
  const free = globalThis.verbatimFree;

  const PUNISHES = /innerHTML\s*=|\.empty\(\)|\.html\(|replaceChildren\(|\.remove\(\)|\.textContent\s*=|document\.(write|open)|location(\.href)?\s*=|location\.(replace|assign)/;
  const READS_STYLE = /(getComputedStyle|\.css\()[^]{0,300}?user-?select|user-?select[^]{0,120}?getComputedStyle/gi;
  const REPEATS = /setInterval|setTimeout|requestAnimationFrame|MutationObserver/;
  const TRAP = /(set|clear)Timeout[^]{0,900}?clearTimeout/g;
  const TRAPPED = /contextmenu|["'`]copy["'`]/;
  const CAPTURES = /addEventListener\([^]{0,600}?,\s*(true|!0|\{[^}]*capture)/;

  const MOST = 2_000_000; // letters of one file
  const LISTED = 'mozInnerScreenX' in globalThis;
  const FILES = 40;
  const PATIENCE = 400; // milliseconds: a file that is still on its way is waited for by the browser
  const NEAR = 900; // what belongs together stands together, in a file of many things

  /** Whether a pattern is found with all the others near it. */
  const together = (source, pattern, others) => {
    for (const { 0: text, index } of source.matchAll(pattern)) {
      const near = source.slice(Math.max(0, index - NEAR), index + text.length + NEAR);
      if (others.every((other) => other.test(near))) return true;
    }
    return false;
  };

  const verdict = (source, always) => {
    if (source.length > MOST || !PUNISHES.test(source)) return '';
    if (together(source, READS_STYLE, [PUNISHES, REPEATS])) return 'style-poll';
    return !always && together(source, TRAP, [PUNISHES, TRAPPED, CAPTURES]) ? 'event-trap' : '';
  };

  /** The text of a script's file where the browser has it; a page's own worker would hear of the question. */
  const kept = async (address) => {
    if (navigator.serviceWorker?.controller || new URL(address).origin !== location.origin) return '';
    try {
      const answer = await fetch(address, { mode: 'same-origin', cache: 'only-if-cached', signal: AbortSignal.timeout(PATIENCE) });
      return answer.ok ? await answer.text() : '';
    } catch {
      return '';
    }
  };

  free?.add('hostile', (session) => {
    const read = new Set();
    const judge = (source) => {
      const found = !session.signal.aborted && verdict(source, session.always);
      if (found) session.leaveAlone(found);
    };
    const look = () => {
      for (const script of document.scripts) if (!script.src) judge(script.textContent);
      if (!LISTED) session.wait(lookIntoFiles());
    };
    const lookIntoFiles = () => {
      const files = [...document.scripts].map(({ src }) => src).filter((src) => src && !read.has(src)).slice(0, FILES);
      for (const address of files) read.add(address);
      return Promise.all(files.map(async (address) => judge(await kept(address))));
    };
    if (LISTED) session.beforeStyles(lookIntoFiles);
    look();
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', look, { signal: session.signal });
    if (document.readyState !== 'complete') window.addEventListener('load', look, { signal: session.signal });
  });
})();
