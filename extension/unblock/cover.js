// Looks through an empty, transparent sheet that is laid over the text (row 37).

(() => {
  const free = globalThis.verbatimFree;

  const empty = (element) => {
    if (element.childElementCount > 0 || element.textContent.trim() || free.editable(element) || element.matches(free.WIDGET)) return false;
    if (/^(a|img|iframe|label)$/.test(element.localName)) return false;
    const style = getComputedStyle(element);
    const clear = style.opacity === '0' || (/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor) && style.backgroundImage === 'none' && style.borderTopWidth === '0px');
    return clear && /^(absolute|fixed)$/.test(style.position) && style.cursor !== 'pointer' && style.backdropFilter !== undefined;
  };

  /** A sheet that catches clicks to close something has that something open. */
  const somethingOpen = () => document.querySelector('dialog[open], [aria-modal="true"], [role="dialog"], [role="menu"], [role="listbox"], [aria-expanded="true"]');

  free?.add('cover', (session) => {
    const judged = new WeakSet();
    session.on('mouseover', (event) => {
      const element = event.composedPath()[0];
      if (!(element instanceof Element) || judged.has(element)) return;
      judged.add(element);
      if (!empty(element) || somethingOpen()) return;
      const under = document.elementsFromPoint(event.clientX, event.clientY)[1];
      const around = under && (free.readable(under) || under.matches('article, main, img') || under.querySelector?.('p'));
      if (around) session.css('cover', `${free.signature(element)}{pointer-events:none!important}`);
    });
  });
})();
