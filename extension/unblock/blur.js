// Keeps the text sharp when the page blurs or hides it because the mouse or the window left (row 39).

(() => {
  const free = globalThis.verbatimFree;

  const smudged = (style) => style.filter.includes('blur(') || style.opacity === '0';

  free?.add('blur', (session) => {
    let sample;
    let due;
    const look = () => {
      due = undefined;
      if (session.signal.aborted || !document.body) return;
      if (!sample?.isConnected) sample = free.blocks()[0]?.element;
      if (!sample) return;
      const selectors = free.chain([sample], smudged);
      if (selectors.length) session.css('blur', `${selectors.join(',')}{filter:none!important;opacity:1!important}`);
    };
    const soon = () => { due ??= setTimeout(look, 30); };
    session.on('blur focus visibilitychange', soon);
    session.on('mouseout', (event) => {
      const from = event.target instanceof Element && event.target.closest('article, main, p, body');
      if (from && (!event.relatedTarget || !sample || (sample.contains(event.target) !== sample.contains(event.relatedTarget)) || !from.contains(event.relatedTarget))) soon();
    });
    session.on('keyup', (event) => { if (event.key === 'PrintScreen') soon(); });
  });
})();
