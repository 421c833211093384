// Leaves the keys for copying, selecting everything and printing to the browser (rows 14 to 17 and 21).
//
// Ctrl+C over selected text cannot mean anything else: the page does not hear of it. Ctrl+A and Ctrl+P often are
// shortcuts of the page's own, so the page hears them, and only where it cancels one and nothing at all comes of it
// is the reader's act done from here.

(() => {
  const free = globalThis.verbatimFree;

  free?.add('keys', (session) => {
    const letter = (event) => (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? event.key.toLowerCase() : '';
    const outside = (event) => { const target = free.innermost(event); return !target || (!free.editable(target) && !target.closest('[role="grid"], [role="application"], [role="textbox"]')); };
    let copying = false;

    session.on('keydown keypress keyup', (event) => {
      if (event.type === 'keyup' && event.key === 'PrintScreen') return event.stopImmediatePropagation();
      if (!/^(c|x|insert)$/.test(letter(event)) || !outside(event)) return;
      if (event.type === 'keydown') {
        free.keep?.();
        copying = free.readableSelection();
      }
      if (!copying) return;
      event.stopImmediatePropagation();
      if (event.type === 'keydown' && event.defaultPrevented) {
        session.saw('keys');
        document.execCommand('copy');
      }
    });

    const doneBy = { a: () => getSelection().selectAllChildren(document.body), p: () => window.print() };
    const learned = new Set();
    session.on('keydown', (event) => {
      const key = letter(event);
      if (!doneBy[key] || !outside(event) || !free.hasProse()) return;
      if (learned.has(key) && !event.defaultPrevented) return event.stopImmediatePropagation();
      let changed = false;
      const note = () => { changed = true; };
      const observer = new MutationObserver(note);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const over = new AbortController();
      for (const type of ['beforeprint', 'focusin', 'selectionchange']) document.addEventListener(type, note, { signal: over.signal });
      window.addEventListener('beforeprint', note, { signal: over.signal });
      setTimeout(() => {
        observer.disconnect();
        over.abort();
        if (session.signal.aborted || changed || !event.defaultPrevented) return;
        learned.add(key);
        session.saw('keys');
        doneBy[key]();
        if (key === 'a') free.hold?.();
      }, 60);
    });
  });
})();
