// The walker: reads the live page once and gives one string, in the wire form that
// `src/snapshot.rs` specifies. It runs in the extension's isolated world, on the reader's gesture.
//
// Three rules keep it fast: prune what cannot matter before looking inside, ask the browser few
// questions per element (in Firefox each costs about a microsecond from here), and ask for styles
// once per chain of like elements ("p.x in div.y in …"), not once per element.
// It never recurses: pages of 100,000 levels exist.

globalThis.verbatimSnapshot ??= (() => {
  'use strict';

  const words = (text) => new Set(text.split(' '));

  // ---- What matters ---------------------------------------------------------------------------

  /** Never text of the page, and nothing to learn from. */
  const SKIPPED = words(
    'style template param source track area col colgroup applet datalist select option ' +
      'textarea progress meter noframes map',
  );
  /** Links of a head that name no other version, person or licence of the page. */
  const IDLE_LINK = /stylesheet|preload|prefetch|preconnect|icon|manifest|mask|search|pingback|edituri|wlwmanifest/i;
  /** No markup nests deeper (Blink's parser stops at 512), and each question to the browser costs one look per level. */
  const DEEPEST = 1000;
  /** What makes a hidden part worth reading in full. */
  const HOOKS = '[itemprop],[itemscope],[property],time,meta,math,script[type*="ld+json"],script[type^="math/"],.Z3988';
  /** Inline by their nature: a box of their own is the exception. */
  const INLINE = words(
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt rtc ruby s ' +
      'samp small span strike strong sub sup svg time tt u var wbr button slot picture math video audio object embed canvas iframe input output',
  );
  /** Inline elements that hold words, and could hide them. */
  const WORDED = words('span font i b em strong small big sub sup s u mark ins del label bdi bdo tt code kbd abbr cite q');
  /** White space between the children of these is no text. */
  const SPACELESS = words('html head table thead tbody tfoot tr ul ol dl picture');
  const ATTRIBUTES = words(
    'id class href src srcset alt title lang xml:lang dir role rel rev name content property http-equiv type datetime ' +
      'pubdate itemprop itemscope itemtype itemid itemref typeof vocab resource about hidden aria-hidden aria-label ' +
      'aria-labelledby aria-level aria-expanded aria-controls aria-describedby aria-modal inert open value checked ' +
      'disabled start reversed colspan rowspan scope headers align width height media hreflang poster encoding display ' +
      'mathvariant contenteditable author charset prefix scheme cite alttext datatype for label data data-src data-srcset ' +
      'data-original data-lazy-src data-lang data-language data-latex data-tex data-type data-url data-title ' +
      'data-author data-date data-time data-timestamp data-published notation linethickness columnalign rowlines ' +
      'columnlines separators close accent accentunder',
  );
  /** Class names of what a control of the page unfolds. */
  const FOLDING = /accordion|collaps|toggle|tab-?(pane|panel|content)|expand|spoiler|read-?more|show-?more|fold/i;

  // ---- Limits ---------------------------------------------------------------------------------

  const MAX_ELEMENTS = 1_500_000;
  const MAX_LENGTH = 120_000_000; // UTF-16 units of the whole string
  const MAX_VALUE = 20_000; // of one attribute: addresses can hold megabytes
  const LONG_HIDDEN = 140; // characters from which a hidden part may be text that a control unfolds
  const LINK_TEXT = 60; // characters per link below which a hidden part is a menu
  const SAMPLE = 200; // characters kept of a hidden part that is not read in full

  // ---- The browser, where a page's names cannot stand before its own --------------------------

  // Every property is asked for by its prototype's getter. A form lets its fields' names shadow
  // its properties, a document its images' names; and in Firefox the call is ten times quicker
  // than the property, which each time passes the wall between the page and the extension.
  const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
  const firstChild = getter(Node.prototype, 'firstChild');
  const nextSibling = getter(Node.prototype, 'nextSibling');
  const nodeType = getter(Node.prototype, 'nodeType');
  const textContent = getter(Node.prototype, 'textContent');
  const localName = getter(Element.prototype, 'localName');
  const shadowRoot = getter(Element.prototype, 'shadowRoot');
  const data = getter(CharacterData.prototype, 'data');
  const innerText = getter(HTMLElement.prototype, 'innerText');
  const documentElement = getter(Document.prototype, 'documentElement');
  const { getAttribute, getAttributeNames, getBoundingClientRect, checkVisibility, querySelector, getElementsByTagName } =
    Element.prototype;
  const { getComputedStyle } = globalThis;

  const IN_FIREFOX = 'mozInnerScreenX' in globalThis;

  const openRoot = globalThis.chrome?.dom?.openOrClosedShadowRoot
    ? (element) => chrome.dom.openOrClosedShadowRoot(element)
    : (element) => element.openOrClosedShadowRoot ?? element.shadowRoot;

  /** Colours that paint nothing, and clips that leave nothing. */
  const CLEAR = /^(transparent|rgba\(.*, 0\))$/;
  const CLIPPED = /^rect\([01](px)?,? [01](px)?,? [01](px)?,? [01](px)?\)$/;
  const CLIPPED_AWAY = /^inset\((50|100)%/;
  /** Computed displays that say nothing about lines. */
  const OUTSIDE = /^(none|contents|ruby|math)/;
  const LINE = /^(p|h[1-6])$/;
  const TABLE = /^(table|thead|tbody|tfoot|tr|td|th|caption)$/;
  /** Elements besides custom ones that may hold a shadow root. */
  const HOSTS = words('div span article section main body p header footer nav aside blockquote h1 h2 h3 h4 h5 h6');
  /** Quoted by the browser itself. */
  const QUOTED = /^(q|blockquote)$/;
  /** Elements whose ids tell them apart and seldom style them. */
  const NUMBERED = words('p h1 h2 h3 h4 h5 h6 li tr td th a img article figure sup');
  /** Thrown where a page is beyond any size that pages have. */
  const LIMIT = { limit: true };

  const CONTROL = /[\0-\x07]/;
  const CONTROLS = /[\0-\x07]/g;
  const clean = (text) => (CONTROL.test(text) ? text.replace(CONTROLS, '\ufffd') : text);

  /** Gives the snapshot of `page`; `live: false` for a document that no window shows. */
  return function snapshot(page, { live = true } = {}) {
    const window = globalThis;
    const notes = [];
    const note = (text) => {
      if (notes.length < 20 && !notes.includes(text)) notes.push(text);
    };
    let wire = '';
    let elements = 0;

    // ---- Styles, once per chain of like elements ----------------------------------------------

    /** What elements have in common that stand in the same chain, and the chains that go on from it. */
    const chain = (facts) => ({ facts, next: new Map() });
    const generatedWords = new Map();
    let lastBox = null;
    let lastInOtherOrder = false;
    const ciphers = live ? ciphersOf() : new Set();

    function ciphersOf() {
      try {
        return globalThis.verbatimCiphers?.(page) ?? new Set();
      } catch (error) {
        note(`error in fonts: ${String(error?.message ?? error).slice(0, 80)}`);
        return new Set();
      }
    }

    /** `known`: the element's computed style, where it was asked for already. */
    function factsOf(element, tag, like, above, known) {
      const css = known ?? getComputedStyle(element);
      const { display, position } = css;
      const inline = INLINE.has(tag);
      const placed = position === 'absolute' || position === 'fixed';
      const overflow = inline ? '' : css.overflowY; // what stands in a line does not scroll
      const float = inline ? css.float : '';
      const facts = {
        // Where the name would mislead. What floats or is taken out of the flow computes to a block
        // and says nothing about lines.
        display: '',
        unseen: '',
        visibility: css.visibility,
        order: '',
        flex: display.endsWith('flex') || display.endsWith('grid'),
        // Its children are laid out as blocks, but stand in one line.
        line: display.startsWith('inline-') || (LINE.test(tag) && display === 'flex' && css.flexDirection.startsWith('row')),
        scrolls: overflow === 'auto' || overflow === 'scroll',
        loose: inline && (placed || float === 'right'),
        reversed: false,
        before: '',
        after: '',
        type: '',
        ground: above?.ground ?? 'rgb(255, 255, 255)',
        cipher: ciphers.size > 0 && ciphers.has(css.fontFamily.split(',')[0].replace(/["']/g, '').trim().toLowerCase()),
      };
      if (inline ? !display.startsWith('inline') && !OUTSIDE.test(display) : display.startsWith('inline') || (display.startsWith('table-') && !TABLE.test(tag))) {
        if (!inline || !(placed || float !== 'none' || above?.line)) facts.display = display;
      }
      if (facts.flex) facts.reversed = css.flexDirection.endsWith('reverse');
      if (above?.flex && +css.order) facts.order = css.order;
      if (css.opacity === '0') facts.unseen = 'opacity';
      else if (placed) facts.unseen = whyPlacedUnseen(css);
      if (like.length > tag.length || QUOTED.test(tag)) {
        if (css.unicodeBidi.includes('override')) facts.order = `${css.direction}-override`;
        let words = generatedWords.get(look);
        if (!words) {
          words = tag === 'a' || tag === 'i' || tag === 'img' || tag === 'svg' ? ['', ''] : [generated(element, '::before'), generated(element, '::after')];
          generatedWords.set(look, words);
        }
        [facts.before, facts.after] = words;
      }
      if (WORDED.has(tag)) {
        facts.unseen ||= whyWordsUnseen(element, css, facts.ground);
        if (like.length > tag.length) facts.type = typeOf(element, css);
      } else if (like.length > tag.length) {
        const { backgroundColor } = css;
        if (!CLEAR.test(backgroundColor)) facts.ground = backgroundColor;
      }
      return facts;
    }

    /** How a style sheet sets the words of an element apart from those around it. */
    function typeOf(element, css) {
      const around = getComputedStyle(element.parentNode instanceof Element ? element.parentNode : element);
      let type = '';
      if (css.fontWeight >= 600 && around.fontWeight < 600) type += 'font-weight:bold;';
      if (css.fontStyle !== 'normal' && around.fontStyle === 'normal') type += 'font-style:italic;';
      return type;
    }

    /** An element taken out of the flow to where, or shrunk to a size at which, nobody sees it. */
    function whyPlacedUnseen(css) {
      if (CLIPPED.test(css.clip) || CLIPPED_AWAY.test(css.clipPath)) return 'clip';
      if (parseFloat(css.left) < -500 || parseFloat(css.top) < -500) return 'offscreen';
      return parseFloat(css.width) <= 1 && parseFloat(css.height) <= 1 && css.overflowY === 'hidden' ? 'tiny' : '';
    }

    /** Words in no size, in no colour, pushed out of their box, or in the colour of what they stand on. */
    function whyWordsUnseen(element, css, ground) {
      if (parseFloat(css.fontSize) < 1) return 'tiny';
      if (parseFloat(css.textIndent) < -500) return 'offscreen';
      const { color } = css;
      if (CLEAR.test(color) && css.webkitTextFillColor === color && css.backgroundClip !== 'text') return 'opacity';
      const sunk = color === ground && getComputedStyle(element.parentNode).color !== color;
      return sunk && CLEAR.test(css.backgroundColor) && css.backgroundImage === 'none' ? 'opacity' : '';
    }

    /** The words that generated content paints. */
    function generated(element, pseudo) {
      const { content } = getComputedStyle(element, pseudo);
      if (!content.includes('"')) return '';
      const text = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((part) => part[1].replace(/\\(.)/g, '$1')).join('');
      // Icon fonts paint from the private use area: pictures, not words.
      return /[^\s\ue000-\uf8ff]/.test(text) ? clean(text) : '';
    }

    // ---- What cannot be seen ------------------------------------------------------------------

    let controls = null;
    /** Whether some control of the page unfolds this element. */
    function isPanel(element) {
      if (getAttribute.call(element, 'role') === 'tabpanel' || FOLDING.test(getAttribute.call(element, 'class') ?? '')) return true;
      const id = getAttribute.call(element, 'id');
      if (!id) return false;
      controls ??= findControls();
      return controls.has(id);
    }

    /** Ids that some control names as what it shows. */
    function findControls() {
      const ids = new Set();
      const links = '[aria-controls],[data-target],[data-bs-target],[data-toggle][href^="#"],[role=tab][href^="#"]';
      for (const control of Document.prototype.querySelectorAll.call(page, links)) {
        for (const name of ['aria-controls', 'data-target', 'data-bs-target', 'href']) {
          const value = getAttribute.call(control, name) ?? '';
          for (const id of value.split(/\s+/)) if (id) ids.add(id.replace(/^#/, ''));
        }
      }
      return ids;
    }

    /** Whether a part is links for the most part: a menu. */
    const isMenu = (element, text) => getElementsByTagName.call(element, 'a').length * LINK_TEXT >= text.length;

    function waitsForScroll(element) {
      const text = textContent.call(element);
      return text.length >= LONG_HIDDEN && !isMenu(element, text);
    }

    // ---- The reader's selection ---------------------------------------------------------------

    const selected = live ? selectedRanges() : [];

    function selectedRanges() {
      const selection = window.getSelection();
      const ranges = [];
      if (selection && !selection.isCollapsed) {
        for (let i = 0; i < selection.rangeCount; i++) {
          const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(i);
          ranges.push({ node: startContainer, at: startOffset, mark: '\x06' }, { node: endContainer, at: endOffset, mark: '\x07' });
        }
      }
      return ranges;
    }

    /** Writes a text node that a selection cuts. */
    function cutText(cuts, text) {
      let from = 0;
      for (const { at, mark } of cuts) {
        if (at > from) wire += '\x04' + clean(text.slice(from, at));
        from = Math.max(from, at);
        wire += mark;
      }
      if (from < text.length) wire += '\x04' + clean(text.slice(from));
    }

    /** Marks for a selection that begins or ends in `parent` before `child` (null: after the last). */
    function marksBefore(parent, child) {
      for (const { node, at, mark } of selected) {
        if (node === parent && (node.childNodes[at] ?? null) === child) wire += mark;
      }
    }

    // ---- The walk -----------------------------------------------------------------------------

    /** Where the walk stands: the open elements, each with what its children are judged by. */
    let context = {
      element: null, // whose children these are
      tag: '',
      next: documentElement.call(page), // the child to visit
      lean: !live, // nothing is asked of the layout: there is none, or nothing here is seen
      styles: chain(null),
      closed: false, // a closed `details`: only its first summary shows
      quiet: false, // the text here is not seen, the elements may be
      spaced: false, // white space stands as it is
    };
    const outer = [];
    let unclosed = false; // the element being visited is written and neither closed nor entered
    let afterBlock = true; // nothing inline stands before: white space is no text

    const enter = (element, tag, next, lean, styles, closed = false, quiet = false) => {
      outer.push(context);
      const spaced = context.spaced || tag === 'pre' || tag === 'listing' || tag === 'xmp';
      context = { element, tag, next, lean, styles, closed, quiet, spaced };
      unclosed = false;
    };
    const open = (tag) => {
      wire += '\x01' + tag;
      unclosed = true;
    };
    const tell = (name, value) => {
      wire += '\x02' + name + '\x03' + value;
    };
    const close = () => {
      wire += '\x05';
      unclosed = false;
    };

    function visitText(node) {
      const text = data.call(node);
      if (context.quiet) return;
      if (selected.length) {
        const cuts = selected.filter((cut) => cut.node === node);
        if (cuts.length) return cutText(cuts, text);
      }
      if (text.length < 200 && !context.spaced && !text.trim()) {
        if (!afterBlock && !SPACELESS.has(context.tag)) wire += '\x04 ';
        return;
      }
      wire += '\x04' + clean(text);
      afterBlock = false;
    }

    /** Writes an element that holds no more than a text. */
    function writeWhole(tag, pairs, text) {
      open(tag);
      for (const [name, value] of pairs) if (value) tell(name, clean(value));
      if (text) wire += '\x04' + clean(text);
      close();
    }

    function visitScript(element) {
      const type = getAttribute.call(element, 'type') ?? '';
      if (/ld\+json|^math\//i.test(type)) writeWhole('script', [['type', type]], textContent.call(element));
    }

    /** What a page says to browsers without scripts, parsed where nothing loads or runs. */
    function visitNoscript(element) {
      const text = textContent.call(element);
      if (!live || !/<(img|picture|p|div|article|iframe|video)\b/i.test(text)) return;
      const inert = new DOMParser().parseFromString(text, 'text/html').body;
      open('noscript');
      enter(inert, 'noscript', inert.firstChild, true, context.styles);
    }

    function visitHead(element, tag) {
      if (tag === 'script') return visitScript(element);
      if (tag === 'link' && IDLE_LINK.test(getAttribute.call(element, 'rel') ?? '')) return;
      if (tag !== 'meta' && tag !== 'link' && tag !== 'title' && tag !== 'base') return;
      open(tag);
      writeAttributes(element, tag);
      if (tag === 'title') wire += '\x04' + clean(textContent.call(element));
      close();
    }

    let look = ''; // the tag, class and, for parts of the layout, id of the element whose attributes were written last
    let untilFound = false; // whether the attributes written last say `hidden=until-found`

    /** Writes the attributes that matter; gives what tells like elements from others. */
    function writeAttributes(element, tag) {
      const names = getAttributeNames.call(element);
      let like = '';
      look = tag;
      untilFound = false;
      for (let i = 0; i < names.length; i++) {
        const name = names[i];
        const known = ATTRIBUTES.has(name);
        if (!known && name !== 'style') continue;
        const value = getAttribute.call(element, name);
        // Rules for one id are for parts of the layout, seldom for one paragraph among others.
        if (name === 'class' || (name === 'id' && !NUMBERED.has(tag))) look += '\0' + value;
        else if (name === 'style') like = '\0' + value;
        else if (name === 'hidden') untilFound = value === 'until-found';
        if (!known || value.length > MAX_VALUE || (value.length > 300 && value.startsWith('data:'))) continue;
        tell(name, clean(value));
      }
      return look + like;
    }

    /**
     * Whether the browser renders an element whose parent it renders. The two browsers' quickest
     * answers differ: Firefox's own check is ten times quicker than a computed style from here,
     * Chromium's is five times slower, and `known` is the element's computed style.
     */
    function isRendered(element, known) {
      if (IN_FIREFOX) return checkVisibility.call(element) || getComputedStyle(element).display === 'contents';
      const { display } = known;
      return display !== 'none' && display !== ''; // empty: a child that its host's shadow tree leaves out
    }

    /** Writes a part that is not rendered: in full, or only that it is there. */
    function visitUnrendered(element, tag) {
      const text = textContent.call(element);
      const menu = isMenu(element, text);
      const folded = context.closed || getAttribute.call(element, 'hidden') === 'until-found' || (!menu && isPanel(element));
      const reason = folded ? 'folded' : 'display';
      if (!folded && (text.length < LONG_HIDDEN || menu) && !querySelector.call(element, HOOKS)) {
        const named = ['id', 'class', 'role', 'aria-label'].map((name) => [name, getAttribute.call(element, name)]);
        return writeWhole(tag, [...named, ['::hidden', reason]], text.length > 3000 ? '' : text.trim().slice(0, SAMPLE));
      }
      open(tag);
      writeAttributes(element, tag);
      tell('::hidden', reason);
      enter(element, tag, firstChild.call(element), true, context.styles);
    }

    /** The place among its siblings at which a flex or grid item is painted. */
    function paintedPlace(element, order) {
      const siblings = [...element.parentNode.children].slice(0, 500);
      const index = siblings.indexOf(element);
      const before = siblings.filter((sibling, i) => {
        const other = +getComputedStyle(sibling).order || 0;
        return other < order || (other === order && i < index);
      }).length;
      return context.styles.facts?.reversed ? siblings.length - 1 - before : before;
    }

    /** What only the live page knows about an element that is rendered. */
    function writeLive(element, facts) {
      if (facts.display) tell('::display', facts.display);
      if (facts.type) tell('style', facts.type);
      if (facts.before) tell('::before', facts.before);
      if (facts.after) tell('::after', facts.after);
      if (facts.order.endsWith('override')) tell('::order', facts.order);
      else if (facts.order || context.styles.facts?.reversed) tell('::order', paintedPlace(element, +facts.order));
      else if (context.styles.facts?.line && inOtherOrder(element.parentNode)) tell('::order', paintedPlace(element, 0));
      else if (facts.loose) writeScattered(element);
    }

    /** Whether any item of a box is painted elsewhere than it stands; asked box by box. */
    function inOtherOrder(box) {
      if (box !== lastBox) {
        lastBox = box;
        lastInOtherOrder = [...box.children].some((item) => +getComputedStyle(item).order);
      }
      return lastInOtherOrder;
    }

    /** Where a letter that floats or is placed by itself is painted among its siblings. */
    function writeScattered(element) {
      const letters = [...element.parentNode.children];
      const { left, top } = getBoundingClientRect.call(element);
      if (letters.length < 2 || letters.length > 200 || letters.some((letter) => textContent.call(letter).trim().length > 2)) return;
      const before = letters.filter((letter) => {
        const box = getBoundingClientRect.call(letter);
        return box.top < top - 3 || (box.top < top + 3 && box.left < left);
      });
      tell('::order', before.length);
    }

    const sizedInside = (element) => {
      const [child] = element.children;
      return child !== undefined && parseFloat(getComputedStyle(child).fontSize) >= 1;
    };

    /** Words of nothing but private-use characters: only the page's own font can draw them. */
    const privateText = (element, first) => {
      if (!first || nodeType.call(first) !== 3) return false;
      const text = data.call(first);
      return text.length > 40 && (text.match(/[\ue000-\uf8ff]/g)?.length ?? 0) > text.length / 3;
    };

    /** A picture as long and low as lines of text. */
    const isStrip = (element) => {
      const { width, height } = getBoundingClientRect.call(element);
      return width >= 300 && width >= 5 * height;
    };

    /** Whether strips stand one below the other: a text that is cut into pictures. */
    const drawnText = (element) => {
      const around = element.parentNode?.parentNode;
      return around instanceof Element && [...getElementsByTagName.call(around, 'img')].slice(0, 50).filter(isStrip).length >= 3;
    };

    /** Whether a pane is made for far more text than there is in it. */
    function isUnloaded(pane) {
      const { scrollHeight, clientHeight } = pane;
      if (clientHeight < 100 || scrollHeight < 3 * clientHeight) return false;
      let sheet = pane;
      while (sheet.children.length === 1 && sheet.firstElementChild.children.length) sheet = sheet.firstElementChild;
      const items = [...sheet.children].filter((item) => /\S/.test(textContent.call(item)) || querySelector.call(item, 'img, video, canvas, svg'));
      const height = items.reduce((sum, item) => sum + getBoundingClientRect.call(item).height, 0);
      return items.length > 0 && height < 0.4 * scrollHeight;
    }

    const isLarge = (element) => {
      const { width, height } = getBoundingClientRect.call(element);
      return width * height > 40_000;
    };

    /** The other trees an element shows: its shadow root, a frame's document. */
    function innerTree(element, tag, first) {
      if (tag === 'iframe' || tag === 'frame') {
        let inner = null;
        try {
          inner = element.contentDocument && documentElement.call(element.contentDocument);
        } catch {
          // another origin's
        }
        if (inner) return ['#document', inner];
        if (isLarge(element)) tell('::missing', 'frame');
        return null;
      }
      let root = null;
      if (tag.includes('-') || (tag === 'div' && !first)) {
        // It may be closed: the browser opens it to extensions, which takes longer than a look.
        if (element instanceof HTMLElement) root = openRoot(element);
      } else if (HOSTS.has(tag)) {
        root = shadowRoot.call(element);
      }
      return root?.firstChild ? ['#shadow-root', root.firstChild] : null;
    }

    /** What a picture or a film shows. */
    function writeMedia(element, tag) {
      if (tag === 'img') {
        const { currentSrc } = element;
        if (currentSrc && !currentSrc.startsWith('data:')) tell('::src', clean(currentSrc));
        if (isStrip(element) && drawnText(element)) tell('::missing', 'image-text');
      } else if (tag === 'video' || tag === 'audio') {
        const source = element.currentSrc || querySelector.call(element, 'source[src]')?.src;
        if (source && getAttribute.call(element, 'src') === null) tell('src', clean(source));
      } else if (tag === 'canvas' && isLarge(element)) {
        tell('::missing', 'canvas');
      }
    }

    function visitElement(element, tag) {
      if (++elements > MAX_ELEMENTS || wire.length > MAX_LENGTH) throw LIMIT;
      if (context.tag === 'head') return visitHead(element, tag);
      if (SKIPPED.has(tag)) return;
      if (tag === 'br') {
        wire += '\x01br\x05';
        return;
      }
      if (tag === 'input' && !/^(checkbox|radio)$/.test(getAttribute.call(element, 'type'))) return;
      if (tag === 'script') return visitScript(element);
      if (tag === 'noscript') return visitNoscript(element);
      if (tag === 'meta' || tag === 'link') {
        if (!/itemprop|property|name/.test(getAttributeNames.call(element).join())) return;
        open(tag);
        writeAttributes(element, tag);
        return close();
      }
      if (!INLINE.has(tag)) afterBlock = true;
      let { lean, styles } = context;
      let known = null;
      if (outer.length > DEEPEST) lean = true;
      if (tag === 'head' || tag === 'math') lean = true;
      else if (!lean) {
        if (!IN_FIREFOX) known = getComputedStyle(element);
        const shown = context.closed ? tag === 'summary' : isRendered(element, known);
        if (!shown) return visitUnrendered(element, tag);
      }
      open(tag);
      const like = writeAttributes(element, tag);
      const first = firstChild.call(element);
      let inner = null;
      let quiet = false;
      if (!lean) {
        let here = styles.next.get(like);
        if (!here) {
          here = chain(factsOf(element, tag, like, styles.facts, known));
          styles.next.set(like, here);
        }
        styles = here;
        const { facts } = here;
        let unseen = untilFound ? 'folded' : facts.unseen;
        // Letters of a size in a box without one: the box's own white space is not seen.
        if (unseen === 'tiny' && sizedInside(element)) {
          unseen = '';
          quiet = true;
        }
        // What a font draws otherwise is no text to copy.
        if (facts.cipher || (tag !== 'body' && privateText(element, first))) {
          if (!context.styles.facts?.cipher) tell('::missing', 'cipher-font');
          quiet = true;
        }
        if (!unseen && facts.visibility !== 'visible') {
          quiet = element instanceof HTMLElement && /\S/.test(innerText.call(element)); // what is inside shows
          if (!quiet) unseen = 'visibility';
        }
        // A long part of the text that has no opacity yet is waiting for the reader to scroll to it.
        if (unseen === 'opacity' && !INLINE.has(tag) && waitsForScroll(element)) unseen = 'folded';
        if (unseen) {
          tell('::hidden', unseen);
          lean = true;
        } else {
          writeLive(element, facts);
          if (facts.scrolls && isUnloaded(element)) tell('::missing', 'unloaded');
          inner = innerTree(element, tag, first);
        }
        writeMedia(element, tag);
      }
      if (tag === 'svg') {
        const title = querySelector.call(element, 'title');
        if (title) writeWhole('title', [], textContent.call(title));
        return close();
      }
      if (!first && !inner) return close();
      const closed = !lean && tag === 'details' && getAttribute.call(element, 'open') === null;
      enter(element, tag, first, lean, styles, closed, quiet);
      if (inner) {
        wire += '\x01' + inner[0];
        enter(null, inner[0], inner[1], lean, styles);
      }
    }

    try {
      for (;;) {
        const node = context.next;
        if (selected.length && context.element) marksBefore(context.element, node);
        if (!node) {
          if (!INLINE.has(context.tag)) afterBlock = true;
          context = outer.pop();
          if (!context) break;
          wire += '\x05';
          continue;
        }
        context.next = nextSibling.call(node);
        const type = nodeType.call(node);
        if (type === 3 || type === 4) {
          visitText(node);
        } else if (type === 1) {
          const tag = localName.call(node);
          unclosed = false;
          try {
            visitElement(node, tag);
          } catch (error) {
            if (error === LIMIT) throw error;
            note(`error in ${tag}: ${String(error?.message ?? error).slice(0, 80)}`);
            if (unclosed) close();
          }
        }
      }
    } catch (error) {
      if (error !== LIMIT) throw error;
      note('limit');
      wire += '\x05'.repeat(outer.length);
    }

    const now = new Date();
    const two = (number) => String(number).padStart(2, '0');
    const property = (name) => getter(name === 'baseURI' ? Node.prototype : Document.prototype, name).call(page);
    const url = property('URL');
    const base = property('baseURI');
    // Half characters, which an address has none of, are refused by readers of JSON.
    const header = {
      url,
      baseUrl: base === url ? null : base,
      title: property('title').replace(/\p{Surrogate}/gu, '\ufffd'),
      contentType: property('contentType'),
      today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
      live,
      notes,
    };
    return `verbatim 1\n${JSON.stringify(header)}\n${wire}`;
  };
})();

// In a page that is read: the answer of the injection.
globalThis.chrome?.runtime?.id && !globalThis.chrome.tabs ? globalThis.verbatimSnapshot(document) : undefined;
