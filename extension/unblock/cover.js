// Looks through an empty, transparent sheet that is laid over the text (row 37).

(() => {
  const free = globalThis.verbatimFree;

  free?.add('cover', (session) => {
    const judged = new WeakSet();
    session.on('mouseover mousemove mousedown', (event) => {
      const element = event.composedPath()[0];
      if (!(element instanceof Element) || judged.has(element)) return;
      judged.add(element);
      if (!free.cover(element)) return;
      const under = free.innermost(event);
      if (under !== element && (free.readable(under) || under.matches('article, main') || under.querySelector('p')))
        session.css('cover', `${free.signature(element)}{pointer-events:none!important}`);
    });
  });
})();
