// Makes text selectable that a style sheet says is not (rows 30 to 33, 35, 36, 41 and 71).
//
// Only blocks of prose that were seen to be unselectable, and what lies around them, are named in the sheet: a
// widget's own rule stays. Looked at when the reader asks, when the page is there, and when the mouse meets text.

(() => {
  const free = globalThis.verbatimFree;

  /** `none` by a rule of its own, or by one around it: Firefox computes `auto` for what inherits. */
  const unselectable = (style, element) => {
    for (let at = element, value = style.userSelect || style.webkitUserSelect; ; ) {
      if (value !== 'auto') return value === 'none';
      if (!(at = free.parentOf(at))) return false;
      const around = getComputedStyle(at);
      value = around.userSelect || around.webkitUserSelect;
    }
  };
  const untouchable = (style) => style.pointerEvents === 'none';

  free?.add('user-select', (session) => {
    const look = () => {
      const all = free.blocks();
      // Text in a control, or one that covers other things, is not the article's.
      const of = (wrong) => all.filter(({ element, style }) => wrong(style, element) && !element.matches(free.WIDGET) && !element.closest(free.WIDGET)).map(({ element }) => element);
      const fixed = of(unselectable);
      if (fixed.length) {
        const around = free.chain(fixed, unselectable);
        const blocks = [...new Set(fixed.map(free.signature))];
        const text = '{-webkit-user-select:text!important;user-select:text!important}';
        // A rule for all selections, with nothing in it that could apply to one: without it Chromium does not look again
        // at what is inside shadow roots.
        const shadows = fixed.some((element) => element.getRootNode() instanceof ShadowRoot) ? '*::selection{orphans:2}' : '';
        session.css('user-select', `${shadows}${around.join(',')}${text}:is(${blocks.join(',')}) :is(${free.INLINE})${text}`);
      }
      // Nothing from here reaches into an inert part; beside an open dialog it is inert with good reason.
      const inert = all.filter(({ element }) => element.closest('[inert]'));
      if (inert.length > all.length / 2 && !document.querySelector('dialog[open], [aria-modal="true"]')) session.missed('user-select');
      const through = of(untouchable);
      if (through.length) session.css('user-select', `${free.chain(through, untouchable).join(',')}{pointer-events:auto!important}`);
    };

    let due;
    const soon = (wait) => { due ??= setTimeout(() => { due = undefined; if (!session.signal.aborted) look(); }, wait); };

    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', look, { signal: session.signal });
    else look();
    if (document.readyState !== 'complete') window.addEventListener('load', () => soon(50), { signal: session.signal });
    // Again where the mouse meets another block, and at each press: pages set their rules late, too.
    let last;
    session.on('mouseover mousedown', (event) => {
      const block = free.blockOf(free.innermost(event) ?? document.body);
      if (!block || block === document.body || (block === last && event.type === 'mouseover')) return;
      last = block;
      if (block.textContent.length <= 30 || !unselectable(getComputedStyle(block), block) || free.widget(block)) return;
      if (event.type === 'mousedown') look();
      else soon(0);
    });
  });
})();
