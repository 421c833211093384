// Lets a selection start in readable text (rows 5 to 7).
//
// `selectstart` is stopped before the page cancels it. A left mouse press is never kept from the page, since menus
// close and widgets live by it: where the page was seen to cancel one over text, the selection is drawn from here
// with the mouse, unless what was pressed moves along, as things do that are meant to be dragged.

(() => {
  const free = globalThis.verbatimFree;

  const caretAt = (x, y, root) => {
    const shadows = root instanceof ShadowRoot ? [root] : [];
    const position = document.caretPositionFromPoint?.(x, y, { shadowRoots: shadows });
    if (position) return { node: position.offsetNode, offset: position.offset };
    const range = document.caretRangeFromPoint?.(x, y);
    return range && { node: range.startContainer, offset: range.startOffset };
  };

  const inside = (selection, x, y) => selection.rangeCount > 0 && !selection.isCollapsed
    && [...selection.getRangeAt(0).getClientRects()].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);

  free?.add('selection-start', (session) => {
    let press;

    session.on('selectstart', (event) => {
      if (!free.aroundText(free.innermost(event) ?? document.documentElement) && !press) return;
      if (event.defaultPrevented) { if (press) press.cancelled = true; } else event.stopImmediatePropagation();
    });

    session.on('mousedown', (event) => {
      press = undefined;
      if (event.button !== 0 || event.altKey) return;
      const element = free.innermost(event);
      if (!free.aroundText(element) || inside(getSelection(), event.clientX, event.clientY)) return;
      const root = element.getRootNode();
      if (root instanceof ShadowRoot) watchRoot(root);
      const block = free.blockOf(element) ?? element;
      const { left, top } = block.getBoundingClientRect();
      press = { event, covered: event.composedPath()[0] !== element && free.cover(event.composedPath()[0]), x: event.clientX, y: event.clientY, element, block, left, top, root, start: caretAt(event.clientX, event.clientY, root), count: event.detail, cancelled: false, shift: event.shiftKey };
    });

    /** Does what was pressed follow the mouse? Then it is no text to select. */
    const moves = () => {
      const { left, top } = press.block.getBoundingClientRect();
      return Math.abs(left - press.left) > 2 || Math.abs(top - press.top) > 2;
    };

    /** Was the press, or what came of it, taken by the page? A selection without any range is a script's doing. */
    const taken = (event) => press.drawn || press.event.defaultPrevented || press.cancelled || press.covered || free.fought?.()
      || (getSelection().rangeCount === 0 && Math.abs(event.clientX - press.x) + Math.abs(event.clientY - press.y) > 4);

    const extend = (event) => {
      if (!press?.start || !taken(event)) return false;
      if (press.covered) press.start = caretAt(press.x, press.y, press.root) ?? press.start; // the cover has gone meanwhile
      if (moves()) { press = undefined; return false; }
      const end = caretAt(event.clientX, event.clientY, press.root);
      if (!end) return false;
      const selection = getSelection();
      const start = press.shift && selection.anchorNode ? { node: selection.anchorNode, offset: selection.anchorOffset } : press.start;
      if (start.node === end.node && start.offset === end.offset) return false;
      press.drawn = () => {
        selection.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
        free.hold?.(selection);
      };
      press.drawn();
      session.saw('selection-start');
      return true;
    };

    session.on('mousemove', (event) => { if (event.buttons & 1) extend(event); });
    // What is drawn lies under the pressed mouse: the browser takes that for text that is dragged away.
    session.on('dragstart', (event) => {
      if (!press?.drawn) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    });
    session.on('mouseup', (event) => {
      if (event.button !== 0 || !press) return;
      if (!extend(event) && press?.event.defaultPrevented && press.count > 1 && press.start) {
        const selection = getSelection();
        const unit = press.count === 2 ? 'word' : 'paragraphboundary';
        selection.collapse(press.start.node, press.start.offset);
        try {
          selection.modify('move', 'backward', unit);
          selection.modify('extend', 'forward', unit);
        } catch { // Firefox knows no paragraphs here: the block's text stands in for one.
          selection.selectAllChildren(press.block);
        }
        free.hold?.(selection);
      }
      // The browser, which began a selection of its own or none, has the last word on a release: after it comes this.
      if (press?.drawn) setTimeout(press.drawn);
      press = undefined;
    });

    // `selectstart` does not leave a closed shadow root: it is met inside.
    const watched = new WeakSet();
    const watchRoot = (root) => {
      if (watched.has(root)) return;
      watched.add(root);
      root.addEventListener('selectstart', (event) => { if (event.isTrusted) event.stopImmediatePropagation(); }, { capture: true, signal: session.signal });
    };
  });
})();
