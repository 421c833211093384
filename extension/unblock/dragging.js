// Lets selected text, and pictures beside text, be dragged out (row 18). What the page made draggable is the page's.

(() => {
  const free = globalThis.verbatimFree;

  free?.add('dragging', (session) => {
    session.on('dragstart', (event) => {
      const element = free.innermost(event);
      if (!element || element.closest('[draggable="true"]') || free.editable(element)) return;
      const picture = element.localName === 'img' && free.readable(element);
      if (!picture && !free.readableSelection()) return;
      if (event.defaultPrevented) return session.missed('dragging');
      event.stopImmediatePropagation();
    });
  });
})();
