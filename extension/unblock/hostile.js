// Knows a page that punishes being freed, and leaves it alone (rows 61 and 62): the reader page is there for it.
//
// Two kinds can be read off the page's own scripts: one that polls the computed `user-select` and empties the page
// when it changed, and one that sets a trap in front of an event and springs it when the event does not come through.
// The second cannot see what starts before it, so it only counts for a page that is already loaded.

(() => {
  const free = globalThis.verbatimFree;

  const PUNISHES = /innerHTML\s*=|\.empty\(\)|\.html\(|replaceChildren\(|\.remove\(\)|document\.(write|open)|location(\.href)?\s*=|location\.(replace|assign)/;
  const READS_STYLE = /(getComputedStyle|\.css\()[^]{0,300}?user-?select|user-?select[^]{0,120}?getComputedStyle/i;
  const REPEATS = /setInterval|setTimeout|requestAnimationFrame|MutationObserver/;
  const TRAP = /(set|clear)Timeout[^]{0,900}?clearTimeout/;

  const verdict = (source, always) => {
    if (source.length > 400_000 || !PUNISHES.test(source)) return '';
    if (READS_STYLE.test(source) && REPEATS.test(source)) return 'style-poll';
    if (!always && TRAP.test(source) && /contextmenu|["'`]copy["'`]/.test(source) && /addEventListener\(/.test(source) && /,\s*(true|\{[^}]*capture)/.test(source)) return 'event-trap';
    return '';
  };

  free?.add('hostile', (session) => {
    const look = () => {
      for (const script of document.scripts) {
        const found = !script.src && verdict(script.textContent, session.always);
        if (found) return session.leaveAlone(found);
      }
    };
    look();
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', look, { signal: session.signal });
  });
})();
