// Lets an article be printed that the page hides on paper (rows 38 and 67).
//
// Style sheets are read for print rules that hide the prose itself; what pages hide with good reason, menus and
// the like, stays hidden. A page that hides the prose from its `beforeprint` handler finds it held in place beforehand.

(() => {
  const free = globalThis.verbatimFree;

  const hides = (style) => style.display === 'none' || /hidden|collapse/.test(style.visibility) || style.opacity === '0' || style.color === 'transparent';
  const printOnly = (media) => /\bprint\b/.test(media) && !/\b(screen|all)\b/.test(media);

  function* printRules(rules, within) {
    for (const rule of rules) {
      const inside = within || (rule instanceof CSSMediaRule && printOnly(rule.media.mediaText)) || (rule instanceof CSSImportRule && printOnly(rule.media.mediaText));
      if (inside && rule instanceof CSSStyleRule) yield rule;
      let nested = [];
      try {
        nested = rule.cssRules ?? rule.styleSheet?.cssRules ?? [];
      } catch { /* an imported sheet of another origin */ }
      if (nested.length && !(rule instanceof CSSStyleRule)) yield* printRules(nested, inside);
    }
  }

  const around = (elements) => {
    const all = new Set();
    for (const element of elements) for (let at = element; at && !all.has(at); at = free.parentOf(at)) all.add(at);
    return all;
  };

  free?.add('print', (session) => {
    const look = () => {
      const prose = free.blocks().map(({ element }) => element).filter(free.visible);
      const all = [...around(prose)];
      if (!all.length) return;
      const hidden = [...document.styleSheets, ...document.adoptedStyleSheets].some((sheet) => {
        const only = printOnly(sheet.media.mediaText);
        try {
          return [...printRules(sheet.cssRules, only)].some((rule) => hides(rule.style) && all.some((element) => matches(element, rule.selectorText)));
        } catch {
          return only; // a print sheet of another origin that cannot be read
        }
      });
      if (hidden) session.css('print', sheet(prose));
    };

    const matches = (element, selector) => {
      try {
        return element.matches(selector);
      } catch {
        return false;
      }
    };

    /** Shows the prose on paper again, without what is hidden on screen as well. */
    const sheet = (prose) => {
      const shown = new Set();
      for (const element of around(prose)) shown.add(free.signature(element));
      for (const element of prose) {
        for (const inner of element.querySelectorAll(free.INLINE)) {
          if (shown.size < 800 && free.visible(inner)) shown.add(`:is(${free.signature(element)}) ${free.signature(inner)}`);
        }
      }
      return `@media print{${[...shown].join(',')}{display:revert!important;visibility:visible!important;opacity:1!important}}`;
    };

    /**
     * What is shown on screen is shown on paper, whatever a `beforeprint` handler does to the elements around the prose:
     * such a handler cannot be seen before it acts, and then it is too late for a sheet. The rules say what holds on
     * screen, so they change nothing where nothing is hidden; what the page lays out anew for paper is left out.
     */
    const guard = () => {
      const prose = free.blocks().map(({ element }) => element).filter(free.visible);
      const laidOut = [];
      for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
        try {
          for (const rule of printRules(sheet.cssRules, printOnly(sheet.media.mediaText))) if (rule.style.display) laidOut.push(rule.selectorText);
        } catch { /* of another origin */ }
      }
      const displays = new Map();
      for (const element of around(prose)) {
        const selector = free.signature(element);
        if (displays.has(selector) || laidOut.some((rule) => matches(element, rule))) continue;
        // A rule for this element must not bring out its like, which may be hidden.
        const like = element.getRootNode().querySelectorAll(selector);
        if (like.length <= 200 && [...like].every(free.visible)) displays.set(selector, getComputedStyle(element).display);
      }
      const rules = [...displays].map(([selector, display]) => `${selector}{display:${display}!important;visibility:visible!important;opacity:1!important;filter:none!important}`);
      if (rules.length) session.css('print', `@media print{${rules.join('')}}`, { precaution: true });
    };

    const start = () => {
      look();
      guard();
    };
    if (document.readyState === 'complete') start();
    else window.addEventListener('load', start, { signal: session.signal });

    // A handler that takes the text out of the document has won: the reader page prints.
    let prose = [];
    session.on('beforeprint', () => { prose = free.blocks().slice(0, 3).map(({ element }) => ({ element, text: element.textContent })); });
    session.on('beforeprint', () => {
      if (prose.length && prose.every(({ element, text }) => !element.isConnected || element.textContent !== text)) session.missed('print');
    }, { last: true });
  });
})();
