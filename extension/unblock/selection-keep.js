// Keeps the reader's selection where the page clears it (rows 8 to 11 and 19).
//
// A selection in readable text that vanishes without any act of the reader's was taken by the page: it is put
// back, and from then on the page no longer hears of changes to it. Any press or key of the reader's gives the
// selection up, so that copy buttons and editors can do as they like with it.

(() => {
  const free = globalThis.verbatimFree;

  free?.add('selection-keep', (session) => {
    let kept;
    let fought = false;
    let pressed = false;
    let acted = 0;
    let restored = 0;

    const hold = (selection = getSelection()) => {
      if (!selection.isCollapsed && free.readableSelection(selection))
        kept = { from: selection.anchorNode, start: selection.anchorOffset, to: selection.focusNode, end: selection.focusOffset };
    };

    const keep = () => {
      if (!kept || !kept.from.isConnected || !kept.to.isConnected) return false;
      const selection = getSelection();
      if (selection.rangeCount > 0 && !selection.isCollapsed && selection.anchorNode === kept.from && selection.focusNode === kept.to
        && selection.anchorOffset === kept.start && selection.focusOffset === kept.end) return false;
      try {
        selection.setBaseAndExtent(kept.from, kept.start, kept.to, kept.end);
      } catch {
        kept = undefined;
        return false;
      }
      return true;
    };

    session.on('mousedown touchstart', (event) => {
      acted = event.timeStamp;
      if (event.type === 'mousedown' && event.button !== 0) return;
      pressed = true;
      if (event.type === 'mousedown') kept = undefined;
    });
    session.on('mouseup touchend touchcancel', () => {
      pressed = false;
      if (fought) setTimeout(keep);
    });
    session.on('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || /^(Control|Meta|Shift|Alt|PrintScreen|F\d+|ContextMenu)$/.test(event.key)) return;
      acted = event.timeStamp;
      kept = undefined;
    });

    session.on('selectionchange', (event) => {
      const selection = getSelection();
      if (!selection.isCollapsed && selection.rangeCount > 0) {
        if (pressed || event.timeStamp - acted < 500 || !kept) hold(selection);
        if (fought) event.stopImmediatePropagation();
        return;
      }
      // A reader who clicks leaves a caret; only a script leaves nothing at all.
      const taken = selection.rangeCount === 0 || (!pressed && event.timeStamp - acted > 500);
      if (!kept || !taken) return;
      fought = true;
      session.saw('selection-keep');
      event.stopImmediatePropagation();
      if (restored++ < 100_000) keep();
    });

    free.hold = hold;
    free.keep = keep;
    free.fought = () => fought;
    session.signal.addEventListener('abort', () => { kept = undefined; fought = false; free.hold = free.keep = free.fought = undefined; });
  });
})();
