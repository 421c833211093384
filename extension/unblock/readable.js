// What is readable text and what is a control: countermeasures act on the first and never on the second.

(() => {
  const free = globalThis.verbatimFree;
  if (!free || free.readable) return;

  /** Controls, editors and things with a mouse life of their own. */
  const WIDGET = [
    'button', 'input', 'textarea', 'select', 'option', 'canvas', 'video', 'audio', 'object', 'embed', 'svg', 'menu',
    '[draggable="true"]',
    ...['button', 'menu', 'menubar', 'menuitem', 'tab', 'tablist', 'tree', 'treeitem', 'grid', 'gridcell', 'treegrid', 'slider', 'spinbutton',
      'scrollbar', 'application', 'listbox', 'option', 'combobox', 'textbox', 'searchbox', 'toolbar', 'switch', 'checkbox', 'radio', 'separator'].map((role) => `[role="${role}"]`),
  ].join(',');
  /** Names that libraries give to what can be dragged, sorted, resized, or has a menu. */
  const WIDGET_NAME = /(^|[-_ ])(draggable|sortable|resizable|handle|drag|slider|splitter|context-?menu|ctx-?menu|editor|CodeMirror|monaco|terminal|toolbar|datagrid|handsontable|tabulator|swiper|carousel|slick|map)([-_ ]|$)/i;
  const TEXT_TAGS = /^(p|h[1-6]|li|dd|dt|blockquote|figcaption|caption|td|th|pre)$/;
  const CURSOR = /^(pointer|grab|grabbing|move|all-scroll|crosshair|cell|[a-z]+-resize)$/;
  /** A block of this many letters is prose by itself; shorter ones only beside prose. */
  const LONG = 60;
  const PROSE = 300;

  /** The innermost element under an event, inside shadow roots too. */
  const innermost = (event) => {
    const first = event.composedPath()[0];
    let element = first?.nodeType === Node.TEXT_NODE ? first.parentElement : first;
    if (!(element instanceof Element)) return undefined;
    if (event.clientX !== undefined && cover(element)) element = document.elementsFromPoint(event.clientX, event.clientY).find((below) => below !== element && !cover(below)) ?? element;
    for (let root; event.clientX !== undefined && (root = shadowOf(element)); ) {
      const inner = root.elementFromPoint(event.clientX, event.clientY);
      if (!inner || inner === element) break;
      element = inner;
    }
    return element;
  };

  /** Is this an empty, transparent sheet that lies over other things? */
  const cover = (element) => {
    if (element.childElementCount > 0 || !/^(div|span|section|p|i|b)$/.test(element.localName) || element.textContent.trim() || element.matches(WIDGET)) return false;
    const style = getComputedStyle(element);
    const clear = style.opacity === '0' || (/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor) && style.backgroundImage === 'none' && style.borderTopWidth === '0px');
    return clear && /^(absolute|fixed)$/.test(style.position) && !CURSOR.test(style.cursor) && !somethingOpen();
  };

  /** A sheet that catches clicks to close something has that something open. */
  const somethingOpen = () => document.querySelector('dialog[open], [aria-modal="true"], [role="dialog"], [role="menu"], [role="listbox"], [aria-expanded="true"]') !== null;

  /** The shadow root of an element, closed ones too. */
  const shadowOf = (element) => {
    try {
      return element.openOrClosedShadowRoot ?? chrome.dom?.openOrClosedShadowRoot(element) ?? null;
    } catch {
      return null;
    }
  };

  const parentOf = (element) => element.parentElement ?? (element.getRootNode() instanceof ShadowRoot ? element.getRootNode().host : null);

  const editable = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.ownerDocument.designMode === 'on';

  /** The block whose line of text an element is part of. */
  const blockOf = (element) => {
    let block = element;
    while (block && getComputedStyle(block).display.startsWith('inline') && block !== document.body) block = parentOf(block);
    return block;
  };

  const length = (element, enough) => {
    let count = 0;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (count < enough && walker.nextNode()) count += walker.currentNode.data.trim().length;
    return count;
  };

  /** Is this a control, or part of one? */
  const widget = (element) => {
    if (editable(element)) return true;
    for (let at = element, depth = 0; at && at !== document.body && at !== document.documentElement; at = parentOf(at), depth++) {
      if (at.matches(WIDGET)) return true;
      if (depth < 6 && WIDGET_NAME.test(`${at.id} ${at.getAttribute('class') ?? ''}`) && !at.matches('article, main, [itemprop="articleBody"]')) return true;
    }
    const cursor = getComputedStyle(element).cursor;
    return CURSOR.test(cursor) && !element.closest('a[href]');
  };

  /**
   * Is this element part of text that one reads? Pictures beside prose are, too. `strict` leaves out what may
   * just as well have a menu of its own.
   */
  const readable = (element, { strict = false } = {}) => {
    if (!element || element === document.documentElement || element === document.body) return false;
    if (widget(element)) return false;
    const block = blockOf(element);
    if (!block || block === document.body) return length(element, LONG) >= LONG;
    const own = length(block, LONG);
    if (own >= LONG) return true;
    const textual = TEXT_TAGS.test(block.localName) || /^(img|picture|figure)$/.test(element.localName);
    if (!textual) return block.matches('article, main, section') ? length(block, PROSE) >= PROSE : false;
    let around = parentOf(block);
    // A list or table of nothing but short entries is more often one of files or messages than of text.
    if (strict && /^(li|td|th|dt|dd)$/.test(block.localName)) {
      const list = block.closest('ul, ol, dl, table');
      if (!list || ![...list.querySelectorAll('li, td, dd')].slice(0, 200).some((entry) => length(entry, LONG) >= LONG)) return false;
    }
    for (let i = 0; i < 4 && around && around !== document.documentElement; i++, around = parentOf(around)) {
      if (length(around, PROSE) >= PROSE) return true;
    }
    return false;
  };

  /** Readable text, or the blank around it, where a selection may start as well. */
  const aroundText = (element) => readable(element)
    || (/^(html|body|main|article|section|div)$/.test(element?.localName) && !widget(element) && length(element, PROSE) >= PROSE);

  /** Is the selection one of readable text? */
  const readableSelection = (selection = getSelection()) => {
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return false;
    const at = selection.getRangeAt(0).commonAncestorContainer;
    const element = at instanceof Element ? at : at.parentElement ?? at.getRootNode().host;
    if (!element) return false;
    if (element === document.body || element === document.documentElement) return !editable(element);
    return !widget(element);
  };

  /** Does the page have a document to read at all? */
  const hasProse = () => Boolean(document.body) && length(document.body, PROSE) >= PROSE;

  Object.assign(free, { readable, aroundText, widget, cover, editable, innermost, shadowOf, parentOf, blockOf, readableSelection, hasProse, WIDGET });
})();
