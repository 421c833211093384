// Lets a selection of readable text reach the clipboard as it is (rows 12, 13, 20 and 23 to 30).
//
// The page is not asked. Left to the page: copies that its own buttons start, selections inside editors and
// grids, and formulas, code and tables, whose pages often have something better to give: there the page's
// handlers run, and only a copy that they cancel without giving anything is filled with what was selected.

(() => {
  const free = globalThis.verbatimFree;

  const OWN = 'math, .katex, mjx-container, .MathJax, pre, code, table, [role="table"], [role="grid"]';

  const special = (range) => {
    const at = range.commonAncestorContainer;
    const element = at instanceof Element ? at : at.parentElement;
    if (!element || element.closest(OWN)) return true;
    return [...element.querySelectorAll('math, .katex, mjx-container, .MathJax')].some((formula) => range.intersectsNode(formula));
  };

  /** What the browser itself would have put on the clipboard. */
  const give = (event, selection) => {
    const holder = document.implementation.createHTMLDocument('').createElement('div');
    holder.append(selection.getRangeAt(0).cloneContents());
    event.clipboardData.clearData();
    event.clipboardData.setData('text/plain', selection.toString());
    event.clipboardData.setData('text/html', holder.innerHTML);
    event.preventDefault();
  };

  free?.add('copy', (session) => {
    // By order, not by time: browsers give events that follow each other closely the same time.
    let pressed = -Infinity;
    session.on('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && /^([cx]|Insert)$/i.test(event.key)) pressed = -Infinity;
      else if (!/^(Control|Meta|Shift|Alt)$/.test(event.key)) pressed = event.timeStamp;
    });
    session.on('mousedown mouseup click touchend', (event) => { if (event.button !== 2) pressed = event.timeStamp; });

    /** Did the reader ask for this copy, by keys or a menu, and not a script on a click? */
    const asked = (event) => event.timeStamp - pressed > 1500;

    const subject = (event) => {
      const target = free.innermost(event);
      if (target && free.editable(target)) return undefined;
      free.keep?.();
      const selection = getSelection();
      return asked(event) && free.readableSelection(selection) ? selection : undefined;
    };

    session.on('beforecopy beforecut', (event) => { if (subject(event)) event.stopImmediatePropagation(); });

    session.on('copy cut', (event) => {
      const selection = subject(event);
      if (!selection || special(selection.getRangeAt(0))) return;
      event.stopImmediatePropagation();
      const touched = event.defaultPrevented || event.clipboardData.types.length > 0;
      if (free.asShown?.(event, selection)) return;
      if (!touched) return;
      session.saw('copy');
      give(event, selection);
    });

    session.on('copy', (event) => {
      const selection = subject(event);
      if (selection && event.defaultPrevented && event.clipboardData.types.length === 0) {
        session.saw('copy');
        give(event, selection);
      }
    }, { last: true });
  });
})();
