// Shows a selection that the page draws invisibly (row 34).

(() => {
  const free = globalThis.verbatimFree;

  const clear = (colour) => /^(transparent|rgba\(.*, 0(\.0\d*)?\))$/.test(colour);

  free?.add('colours', (session) => {
    const judged = new WeakSet();
    session.on('selectionchange', () => {
      const selection = getSelection();
      if (selection.isCollapsed || !free.readableSelection(selection)) return;
      const at = selection.focusNode;
      const element = at instanceof Element ? at : at?.parentElement;
      if (!element || judged.has(element)) return;
      judged.add(element);
      const drawn = getComputedStyle(element, '::selection');
      const plain = getComputedStyle(element);
      const same = drawn.backgroundColor === plain.backgroundColor && drawn.color === plain.color && !clear(drawn.backgroundColor);
      if ((clear(drawn.backgroundColor) || same) && ruled(element)) {
        const selector = free.signature(free.blockOf(element) ?? element);
        session.css('colours', `:is(${selector}, ${selector} *)::selection{background:Highlight!important;color:HighlightText!important}`);
      }
    });

    /** Does a sheet of the page speak of selections at all? Browsers report the untouched ones as clear, too. */
    const ruled = () => [...document.styleSheets, ...document.adoptedStyleSheets].some((sheet) => {
      try {
        return [...sheet.cssRules].some((rule) => rule.cssText.includes('::selection') || rule.cssText.includes('::-moz-selection'));
      } catch {
        return true; // A sheet of another origin cannot be read: the computed style has to do.
      }
    });
  });
})();
