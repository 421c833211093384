// Gives the browser's own context menu back over readable text (rows 1 to 5, 61, 66).
//
// The event is stopped before the page hears of it, so that nothing is cancelled and nothing nags. A page with a
// menu of its own keeps it; with Alt held the page gets every right click.

(() => {
  const free = globalThis.verbatimFree;

  const NAMED = ['context-menu', 'contextmenu', 'ctxmenu', 'ctx-menu', 'right-menu', 'rightmenu', 'right_menu', 'context_menu', 'rightclick', 'right-click']
    .flatMap((name) => [`[id*="${name}" i]`, `[class*="${name}" i]`]).join(',');

  /** Does the page hold a menu of its own, shown or waiting? */
  const ownMenu = () => {
    for (const element of document.querySelectorAll(NAMED)) {
      const items = element.querySelectorAll('li, a, button, [role^="menuitem"], [onclick]').length || element.children.length;
      if (items >= 1 && /^(absolute|fixed|static)$/.test(getComputedStyle(element).position) && element.textContent.trim().length < 600) return true;
    }
    return false;
  };

  free?.add('menu', (session) => {
    const ours = (event) => !event.altKey && free.readable(free.innermost(event), { strict: true }) && !ownMenu();
    // Where an earlier listener of the page's swallows the event, only its absence tells.
    let waiting;
    session.on('contextmenu', (event) => {
      clearTimeout(waiting);
      if (!ours(event)) return;
      free.keep?.();
      if (event.defaultPrevented) return session.missed('menu');
      event.stopImmediatePropagation();
    });
    session.on('pointerdown mousedown pointerup mouseup auxclick', (event) => {
      if (event.button !== 2 || !ours(event)) return;
      event.stopImmediatePropagation();
      if (session.always || event.type === 'auxclick') return;
      clearTimeout(waiting);
      waiting = setTimeout(() => session.missed('menu'), event.type === 'mouseup' ? 200 : 1000);
    });
  });
})();
