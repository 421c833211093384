// Lets an article be printed that the page hides on paper (rows 38 and 67).
//
// Style sheets are read for print rules that hide the prose itself; what pages hide with good reason, menus and
// the like, stays hidden. A page that hides the prose from its `beforeprint` handler is answered while it prints.

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
      const prose = free.blocks().map(({ element }) => element).filter((element) => element.checkVisibility?.() ?? true);
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
          if (shown.size < 800 && (inner.checkVisibility?.() ?? true)) shown.add(`:is(${free.signature(element)}) ${free.signature(inner)}`);
        }
      }
      return `@media print{${[...shown].join(',')}{display:revert!important;visibility:visible!important;opacity:1!important}}`;
    };

    if (document.readyState === 'complete') look();
    else window.addEventListener('load', look, { signal: session.signal });

    const judge = () => {
      const prose = free.blocks()[0]?.element;
      const gone = !prose || (prose.checkVisibility && !prose.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }));
      if (!gone) return;
      session.saw('print');
      undo();
    };
    // It has to come after every handler of the page's: Chromium calls a window's own listeners in the order in which
    // they were added, so this one is added anew when the page has loaded and when a shortcut begins; Firefox calls
    // one that is added while the event is under way.
    const last = () => {
      window.removeEventListener('beforeprint', judge);
      window.addEventListener('beforeprint', judge, { signal: session.signal });
    };
    last();
    window.addEventListener('load', () => setTimeout(last), { signal: session.signal });
    session.on('beforeprint', () => window.addEventListener('beforeprint', () => judge(), { once: true, signal: session.signal }));
    session.on('keydown', (event) => { if (event.ctrlKey || event.metaKey) last(); });

    // What the page's handler did to the prose is an inline style on something around it: while the page prints it is
    // answered by a constructed sheet, taken away again afterwards.
    let answer;
    const undo = () => {
      if (answer) return;
      answer = new CSSStyleSheet();
      answer.replaceSync('@media print{html,body,main,article,section,article p,main p{display:block!important;visibility:visible!important;opacity:1!important}}');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, answer];
      window.addEventListener('afterprint', () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== answer); answer = undefined; }, { once: true });
    };
  });
})();
