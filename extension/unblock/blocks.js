// The blocks of prose on a page and the chain of elements around them, as selectors for user-origin styles.
//
// One walk over the text, when the reader asks and when new text is met: nothing watches the page.

(() => {
  const free = globalThis.verbatimFree;
  if (!free || free.blocks) return;

  const ENOUGH = 30;
  const MOST = 400;
  const INLINE = 'a,abbr,b,bdi,bdo,cite,code,data,del,dfn,em,font,i,ins,kbd,mark,q,ruby,s,samp,small,span,strong,sub,sup,time,u,var';

  /** A selector that an element shares with its like, and that survives new text of the same make. */
  const signature = (element) => {
    const name = CSS.escape(element.localName);
    if (element.localName === 'html' || element.localName === 'body') return name;
    const id = element.id && !/\d{3,}/.test(element.id) ? `#${CSS.escape(element.id)}` : '';
    const classes = [...element.classList].slice(0, 3).map((c) => `.${CSS.escape(c)}`).join('');
    if (id || classes || !/^(div|span|section)$/.test(element.localName)) return name + id + classes;
    const parent = element.parentElement;
    return parent ? `${signature(parent)} > ${name}` : name;
  };

  /** Blocks of prose that are shown, with their computed styles: `[{ element, style }]`. */
  const blocks = (root = document.body) => {
    const found = new Map();
    const walk = (top) => {
      const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      while (found.size < MOST && walker.nextNode()) {
        const node = walker.currentNode;
        if (node instanceof Element) {
          const shadow = node.localName.includes('-') || node.shadowRoot || /^(div|section|article|main|span)$/.test(node.localName) ? free.shadowOf(node) : null;
          if (shadow) walk(shadow);
          continue;
        }
        if (node.data.length < ENOUGH || node.data.trim().length < ENOUGH) continue;
        const parent = node.parentElement ?? node.getRootNode().host;
        if (!parent || /^(script|style|noscript|template|textarea|title)$/.test(parent.localName)) continue;
        const block = free.blockOf(parent);
        if (!block || found.has(block) || free.editable(block)) continue;
        const style = getComputedStyle(block);
        if (style.display !== 'none') found.set(block, style);
      }
    };
    if (root) walk(root);
    return [...found].map(([element, style]) => ({ element, style }));
  };

  /** The selectors of these elements and of all around them for which `wrong` holds. */
  const chain = (elements, wrong) => {
    const selectors = new Set();
    const judged = new Set();
    for (const element of elements) {
      for (let at = element; at && !judged.has(at); at = free.parentOf(at)) {
        judged.add(at);
        if (wrong(getComputedStyle(at), at)) selectors.add(signature(at));
      }
    }
    return [...selectors];
  };

  const visible = (element) => element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;

  Object.assign(free, { blocks, chain, visible, signature, INLINE });
})();
