// Keeps the text sharp when the page blurs or hides it because the mouse or the window left (row 39).
//
// What counts is the change: prose that was plain when the mouse or the window left, and is not a moment later, was
// taken from the reader. Prose that was never plain is faded in, or behind a gate, and stays as it is; what changes
// after a press of the reader's was asked for.

(() => {
  const free = globalThis.verbatimFree;

  const SAMPLES = 3;
  const LOOKS = [30, 250, 700]; // milliseconds after the reader left: pages let it pass slowly, too
  const SMUDGE = /blur\(|opacity\(0|brightness\(0|contrast\(0/;

  const smudged = (style) => SMUDGE.test(style.filter) || Number(style.opacity) < 0.2;
  const hidden = (style) => style.visibility !== 'visible' || style.display === 'none';

  const around = (element) => {
    const all = [];
    for (let at = element; at; at = free.parentOf(at)) all.push(at);
    return all;
  };
  const plain = (element) => !around(element).some((at) => { const style = getComputedStyle(at); return smudged(style) || hidden(style); });

  free?.add('blur', (session) => {
    let samples = []; // blocks of prose, each with the `display` of all around it when it was last plain
    let looks = [];
    const cancel = () => { for (const look of looks) clearTimeout(look); looks = []; };

    /** What all samples are in. */
    const article = () => around(samples[0].element).find((at) => samples.every(({ element }) => at.contains(element))) ?? document.body;

    /** Called before the page hears that the mouse or the whole window left. */
    const left = (whole) => {
      samples = samples.filter(({ element }) => element.isConnected);
      if (!samples.length) samples = free.blocks().map(({ element }) => element).filter((element) => free.readable(element)).slice(0, SAMPLES).map((element) => ({ element }));
      const now = samples.filter(({ element }) => plain(element));
      if (!now.length) return;
      for (const sample of now) sample.displays = around(sample.element).map((at) => [at, getComputedStyle(at).display]);
      cancel();
      looks = LOOKS.map((wait) => setTimeout(look, wait, now, whole));
    };

    const look = (before, whole) => {
      // A page that takes its text away takes all of it, not one piece.
      if (session.signal.aborted || before.some(({ element }) => !element.isConnected || plain(element))) return;
      for (const { element, displays } of before) {
        const dim = free.chain([element], smudged);
        if (dim.length) session.css('blur', `${dim.join(',')}{filter:none!important;opacity:1!important}`);
        if (!whole) continue;
        const gone = free.chain([element], (style) => style.visibility !== 'visible');
        if (gone.length) session.css('blur', `${gone.join(',')}{visibility:visible!important}`);
        for (const [at, display] of displays) {
          if (getComputedStyle(at).display === 'none') session.css('blur', `${free.signature(at)}{display:${display}!important}`);
        }
      }
    };

    session.on('blur', (event) => { if (event.target === window) left(true); });
    session.on('visibilitychange', () => left(true));
    session.on('mouseout', (event) => {
      const first = samples[0]?.element;
      const inside = (node) => node instanceof Node && article().contains(node);
      if (!first?.isConnected || !event.relatedTarget || event.target.contains(first) || inside(event.target) !== inside(event.relatedTarget)) left(false);
    });
    session.on('keydown keyup', (event) => { if (event.key === 'PrintScreen') left(true); else cancel(); });
    session.on('mousedown touchstart', cancel);
  });
})();
