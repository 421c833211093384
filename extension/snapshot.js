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
    'style template param source track area col colgroup object embed applet audio datalist select option ' +
      'textarea progress meter noframes map',
  );
  /** Links of a head that name no other version, person or licence of the page. */
  const IDLE_LINK = /stylesheet|preload|prefetch|preconnect|icon|manifest|mask|search|pingback|edituri|wlwmanifest/i;
  /** What makes a hidden part worth reading in full. */
  const HOOKS = '[itemprop],[itemscope],[property],time,meta,math,script[type*="ld+json"],script[type^="math/"],.Z3988';
  /** Inline by their nature: a box of their own is the exception. */
  const INLINE = words(
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt rtc ruby s ' +
      'samp small span strike strong sub sup svg time tt u var wbr button slot picture math video canvas iframe input output',
  );
  /** Blocks whose place on the page is worth knowing. */
  const BOXED = words(
    'body main article section div header footer nav aside p h1 h2 h3 h4 h5 h6 figure img table ul ol dl blockquote pre ' +
      'form iframe frame video canvas details dialog',
  );
  /** White space between the children of these is no text. */
  const SPACELESS = words('html head table thead tbody tfoot tr ul ol dl picture');
  const ATTRIBUTES = words(
    'id class href src srcset alt title lang xml:lang dir role rel rev name content property http-equiv type datetime ' +
      'pubdate itemprop itemscope itemtype itemid itemref typeof vocab resource about hidden aria-hidden aria-label ' +
      'aria-labelledby aria-level aria-expanded aria-controls aria-describedby aria-modal inert open value checked ' +
      'disabled start reversed colspan rowspan scope headers align width height media hreflang poster encoding display ' +
      'mathvariant contenteditable author charset prefix scheme cite alttext datatype for label data-src data-srcset ' +
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

  // A form lets its fields' names shadow its properties, a document its images' names.
  const getter = (prototype, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return (object) => get.call(object);
  };
  const firstChildOf = getter(Node.prototype, 'firstChild');
  const nextSiblingOf = getter(Node.prototype, 'nextSibling');
  const textContentOf = getter(Node.prototype, 'textContent');
  const documentElementOf = getter(Document.prototype, 'documentElement');
  const titleOf = getter(Document.prototype, 'title');
  const { getAttribute, getAttributeNames, getBoundingClientRect, checkVisibility, querySelector, getElementsByTagName } =
    Element.prototype;
  const SEEN = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: false };

  const openRoot = globalThis.chrome?.dom?.openOrClosedShadowRoot
    ? (element) => chrome.dom.openOrClosedShadowRoot(element)
    : (element) => element.openOrClosedShadowRoot ?? element.shadowRoot;

  /** Colours that paint nothing, and clips that leave nothing. */
  const CLEAR = /^(transparent|rgba\(.*, 0\))$/;
  const CLIPPED = /^rect\([01](px)?,? [01](px)?,? [01](px)?,? [01](px)?\)$/;
  const CLIPPED_AWAY = /^inset\((50|100)%/;
  const FAR = 5000; // CSS pixels to the right of any window
  const FAR_DOWN = 100_000;
  /** Computed displays that say nothing about lines. */
  const OUTSIDE = /^(none|contents|ruby|math)/;
  const TABLE = /^(table|thead|tbody|tfoot|tr|td|th|caption)$/;
  /** Elements besides custom ones that may hold a shadow root. */
  const HOSTS = words('div span article section main body p header footer nav aside blockquote h1 h2 h3 h4 h5 h6');
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

    const chain = (facts) => ({ facts, next: new Map() });

    function factsOf(element, above) {
      const css = window.getComputedStyle(element);
      const { display, position, clip, clipPath, overflowY, unicodeBidi, color, backgroundColor } = css;
      const space = css.whiteSpace || css.whiteSpaceCollapse || '';
      const font = `${Math.round(parseFloat(css.fontSize)) || 0} ${css.fontWeight}`;
      const keepsSpace = space.startsWith('pre') || space === 'break-spaces' || space.startsWith('break-spaces');
      const seeThrough = CLEAR.test(backgroundColor);
      return {
        display,
        font,
        newFont: above?.font !== font,
        keepsSpace,
        floats: css.float !== 'none',
        override: unicodeBidi.includes('override') ? `${css.direction}-override` : '',
        placed: position === 'absolute' || position === 'fixed',
        moved: css.transform !== 'none',
        clipped: CLIPPED.test(clip) || CLIPPED_AWAY.test(clipPath),
        cuts: overflowY === 'hidden' || overflowY === 'clip',
        pushedOut: parseFloat(css.textIndent) < -500,
        noSize: font.startsWith('0 '),
        // Letters in no colour, or in the colour of what they stand on while the words around have another.
        noColor: CLEAR.test(color) && css.webkitTextFillColor === color && css.backgroundClip !== 'text',
        sunk: seeThrough && above?.ground === color && above.color !== color,
        color,
        ground: css.backgroundImage !== 'none' ? '' : seeThrough ? (above?.ground ?? 'rgb(255, 255, 255)') : backgroundColor,
        order: +css.order || 0,
        reversed: display.endsWith('flex') && css.flexDirection.endsWith('reverse'),
        before: generated(element, '::before'),
        after: generated(element, '::after'),
      };
    }

    /** The words that generated content paints. */
    function generated(element, pseudo) {
      const css = window.getComputedStyle(element, pseudo);
      const { content } = css;
      if (!content.includes('"') || css.display === 'none') return '';
      const text = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((part) => part[1].replace(/\\(.)/g, '$1')).join('');
      // Icon fonts paint from the private use area: pictures, not words.
      return /[^\s\ue000-\uf8ff]/.test(text) ? clean(text) : '';
    }

    // ---- What cannot be seen ------------------------------------------------------------------

    function whyUnseen(element) {
      if (getAttribute.call(element, 'hidden') === 'until-found') return 'folded';
      const css = window.getComputedStyle(element);
      if (css.display === 'none' || css.display === '') return 'display';
      if (css.visibility !== 'visible') return 'visibility';
      return +css.opacity === 0 ? 'opacity' : 'folded'; // else content-visibility, as in closed details
    }

    /** Why a rendered element shows nothing all the same; empty where it shows. */
    function whyNothingShown(facts, box) {
      if (facts.noSize) return 'tiny';
      if (facts.noColor || facts.sunk) return 'opacity';
      if (facts.clipped) return 'clip';
      if (facts.pushedOut) return 'offscreen';
      if (!box) return '';
      const { left, top, right, bottom, width, height } = box;
      const empty = width < 2 || height < 2;
      if (empty && (facts.cuts || facts.moved) && facts.display !== 'inline' && facts.display !== 'contents') return 'tiny';
      if (empty) return '';
      if (right + window.scrollX < -500 || bottom + window.scrollY < -500) return 'offscreen';
      return facts.placed && (left > FAR || top + window.scrollY > FAR_DOWN) ? 'offscreen' : '';
    }

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
      for (const control of page.querySelectorAll(links)) {
        for (const name of ['aria-controls', 'data-target', 'data-bs-target', 'href']) {
          const value = getAttribute.call(control, name) ?? '';
          for (const id of value.split(/\s+/)) if (id) ids.add(id.replace(/^#/, ''));
        }
      }
      return ids;
    }

    /** Whether a hidden part is read in full: what a control may unfold, or what says something about the page. */
    function worthReading(element, reason, text) {
      if (reason === 'folded' || querySelector.call(element, HOOKS) || isPanel(element)) return true;
      return text.length >= LONG_HIDDEN && getElementsByTagName.call(element, 'a').length * LINK_TEXT < text.length;
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
      next: documentElementOf(page), // the child to visit
      closing: '', // what closes the element
      lean: !live, // nothing is asked of the layout: there is none, or nothing here is seen
      styles: chain(null),
      tag: '',
      quiet: false, // the text here is not seen, the elements may be
      left: 0, // of a frame in the page
      top: 0,
    };
    const outer = [];
    let unclosed = false; // the element being visited is written and neither closed nor entered
    let afterBlock = true; // nothing inline stands before: white space is no text

    const enter = (changes) => {
      outer.push(context);
      context = { ...context, ...changes };
      unclosed = false;
    };
    const open = (tag) => {
      wire += '\x01' + tag;
      unclosed = true;
    };
    const close = () => {
      wire += '\x05';
      unclosed = false;
    };

    function visitText(node) {
      const text = node.data;
      if (context.quiet) return;
      if (selected.length) {
        const cuts = selected.filter((cut) => cut.node === node);
        if (cuts.length) return cutText(cuts, text);
      }
      if (text.length < 200 && !context.styles.facts?.keepsSpace && !text.trim()) {
        if (!afterBlock && !SPACELESS.has(context.tag)) wire += '\x04 ';
        return;
      }
      wire += '\x04' + clean(text);
      afterBlock = false;
    }

    /** Writes an element that holds no more than a text. */
    function writeWhole(tag, pairs, text) {
      open(tag);
      for (const [name, value] of pairs) if (value) wire += '\x02' + name + '\x03' + clean(value);
      if (text) wire += '\x04' + clean(text);
      close();
    }

    function visitScript(element) {
      const type = getAttribute.call(element, 'type') ?? '';
      if (/ld\+json|^math\//i.test(type)) writeWhole('script', [['type', type]], textContentOf(element));
    }

    /** What a page says to browsers without scripts, parsed where nothing loads or runs. */
    function visitNoscript(element) {
      const text = textContentOf(element);
      if (!live || !/<(img|picture|p|div|article|iframe|video)\b/i.test(text)) return;
      const inert = new DOMParser().parseFromString(text, 'text/html').body;
      open('noscript');
      enter({ element: inert, next: inert.firstChild, closing: '\x05', lean: true, tag: 'noscript' });
    }

    function visitHead(element, tag) {
      if (tag === 'script') return visitScript(element);
      if (tag === 'link' && IDLE_LINK.test(getAttribute.call(element, 'rel') ?? '')) return;
      if (tag !== 'meta' && tag !== 'link' && tag !== 'title' && tag !== 'base') return;
      open(tag);
      writeAttributes(element);
      if (tag === 'title') wire += '\x04' + clean(textContentOf(element));
      close();
    }

    /** Writes the attributes that matter; gives what tells like elements from others. */
    function writeAttributes(element) {
      const names = getAttributeNames.call(element);
      let key = '';
      for (let i = 0; i < names.length; i++) {
        const name = names[i];
        const known = ATTRIBUTES.has(name);
        if (!known && name !== 'style') continue;
        const value = getAttribute.call(element, name);
        if (name === 'class' || name === 'style' || name === 'id') key += '\0' + value;
        if (!known || value.length > MAX_VALUE || (value.length > 300 && value.startsWith('data:'))) continue;
        wire += '\x02' + name + '\x03' + clean(value);
      }
      return key;
    }

    /** Writes a part that is not seen: in full, or only that it is there. */
    function visitUnseen(element, tag, reason) {
      const text = textContentOf(element);
      if (!worthReading(element, reason, text)) {
        const named = ['id', 'class', 'role', 'aria-label'].map((name) => [name, getAttribute.call(element, name)]);
        return writeWhole(tag, [...named, ['::hidden', reason]], text.length > 3000 ? '' : text.trim().slice(0, SAMPLE));
      }
      open(tag);
      writeAttributes(element);
      wire += '\x02::hidden\x03' + reason;
      enter({ element, next: firstChildOf(element), closing: '\x05', lean: true, tag });
    }

    /** What only the live page knows about an element that is rendered. */
    function writeLive(element, tag, facts, box) {
      const { display } = facts;
      if (facts.newFont) wire += '\x02::font\x03' + facts.font;
      const inline = INLINE.has(tag);
      if (inline ? !display.startsWith('inline') && !OUTSIDE.test(display) && !facts.floats && !facts.placed : display.startsWith('inline') || display.startsWith('table-')) {
        if (inline || !TABLE.test(tag)) wire += '\x02::display\x03' + display;
      }
      if (facts.before) wire += '\x02::before\x03' + facts.before;
      if (facts.after) wire += '\x02::after\x03' + facts.after;
      if (facts.override) wire += '\x02::order\x03' + facts.override;
      else if (facts.order || context.styles.facts?.reversed) wire += '\x02::order\x03' + paintedPlace(element, facts.order);
      if (box && (box.width || box.height)) {
        const x = Math.round(box.left + window.scrollX + context.left);
        const y = Math.round(box.top + window.scrollY + context.top);
        wire += `\x02::box\x03${x} ${y} ${Math.round(box.width)} ${Math.round(box.height)}`;
        if (facts.cuts && !inline) {
          const cut = element.scrollHeight - element.clientHeight;
          if (cut > 8) wire += '\x02::clamped\x03' + cut;
        }
      }
    }

    /** The place among its siblings at which a flex or grid item is painted. */
    function paintedPlace(element, order) {
      const siblings = [...element.parentNode.children].slice(0, 500);
      const index = siblings.indexOf(element);
      const before = siblings.filter((sibling, i) => {
        const other = +window.getComputedStyle(sibling).order || 0;
        return other < order || (other === order && i < index);
      }).length;
      return context.styles.facts?.reversed ? siblings.length - 1 - before : before;
    }

    /** The other trees an element shows: its shadow root, a frame's document. */
    function innerTree(element, tag, box) {
      if (tag === 'iframe' || tag === 'frame') {
        let inner = null;
        try {
          inner = element.contentDocument;
        } catch {
          // another origin's
        }
        if (inner && documentElementOf(inner)) return ['#document', documentElementOf(inner)];
        if (box && box.width * box.height > 40_000) wire += '\x02::missing\x03frame';
        return null;
      }
      if (!tag.includes('-') && !(HOSTS.has(tag) && (element.shadowRoot || !firstChildOf(element)))) return null;
      const root = openRoot(element);
      return root && root.firstChild ? ['#shadow-root', root.firstChild] : null;
    }

    function visitElement(element, tag) {
      if (++elements > MAX_ELEMENTS || wire.length > MAX_LENGTH) throw LIMIT;
      if (context.tag === 'head') return visitHead(element, tag);
      if (SKIPPED.has(tag)) return;
      if (tag === 'script') return visitScript(element);
      if (tag === 'noscript') return visitNoscript(element);
      if (tag === 'meta' || tag === 'link') {
        if (/itemprop|property|name/.test(getAttributeNames.call(element).join())) {
          open(tag);
          writeAttributes(element);
          close();
        }
        return;
      }
      const inline = INLINE.has(tag);
      if (!inline) afterBlock = true;
      if (tag === 'br') {
        wire += '\x01br\x05';
        return;
      }
      let { lean, styles } = context;
      let quiet = false;
      if (tag === 'head' || tag === 'math') lean = true;
      if (!lean && !checkVisibility.call(element, SEEN)) {
        const reason = whyUnseen(element);
        quiet = reason === 'visibility' && !!element.innerText?.trim(); // its descendants show
        if (!quiet) return visitUnseen(element, tag, reason);
      }
      open(tag);
      const key = writeAttributes(element);
      let inner = null;
      if (!lean) {
        const like = tag + key;
        let here = styles.next.get(like);
        if (!here) {
          here = chain(factsOf(element, styles.facts));
          styles.next.set(like, here);
        }
        const { facts } = here;
        const box = facts.placed || facts.cuts || facts.moved || BOXED.has(tag) ? getBoundingClientRect.call(element) : null;
        const reason = whyNothingShown(facts, box);
        if (reason && firstChildOf(element)) {
          wire += '\x02::hidden\x03' + (reason === 'tiny' && isPanel(element) ? 'folded' : reason);
          lean = true;
        } else {
          writeLive(element, tag, facts, box);
          inner = innerTree(element, tag, box);
        }
        styles = here;
        if (tag === 'img') {
          const { currentSrc } = element;
          if (currentSrc && !currentSrc.startsWith('data:')) wire += '\x02::src\x03' + clean(currentSrc);
        } else if (tag === 'canvas') {
          if (box.width * box.height > 40_000) wire += '\x02::missing\x03canvas';
        } else if (inner?.[0] === '#document') {
          inner.push({ left: context.left + box.left, top: context.top + box.top });
        }
      }
      if (tag === 'svg') {
        const title = querySelector.call(element, 'title');
        if (title) writeWhole('title', [], title.textContent);
        return close();
      }
      const first = firstChildOf(element);
      if (!first && !inner) return close();
      enter({ element, next: first, closing: '\x05', lean, styles, tag, quiet });
      if (inner) {
        wire += '\x01' + inner[0];
        enter({ element: null, next: inner[1], tag: inner[0], ...inner[2] });
      }
    }

    try {
      for (;;) {
        const node = context.next;
        if (selected.length && context.element) marksBefore(context.element, node);
        if (!node) {
          wire += context.closing;
          if (!INLINE.has(context.tag)) afterBlock = true;
          context = outer.pop();
          if (!context) break;
          continue;
        }
        const type = node.nodeType;
        if (type === 3 || type === 4) {
          context.next = node.nextSibling;
          visitText(node);
          continue;
        }
        // A form whose fields are named like these properties is known by that.
        const name = node.localName;
        const tag = typeof name === 'string' ? name : 'form';
        const isForm = tag === 'form' || typeof type !== 'number';
        context.next = isForm ? nextSiblingOf(node) : node.nextSibling;
        if (type !== 1 && !isForm) continue;
        unclosed = false;
        try {
          visitElement(node, tag);
        } catch (error) {
          if (error === LIMIT) throw error;
          note(`error in ${tag}: ${String(error?.message ?? error).slice(0, 80)}`);
          if (unclosed) close();
        }
      }
    } catch (error) {
      if (error !== LIMIT) throw error;
      note('limit');
      for (; context; context = outer.pop()) wire += context.closing;
    }

    const now = new Date();
    const two = (number) => String(number).padStart(2, '0');
    const header = {
      url: page.URL,
      baseUrl: page.baseURI === page.URL ? null : page.baseURI,
      title: titleOf(page),
      contentType: page.contentType,
      today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
      viewport: live ? { x: window.scrollX, y: window.scrollY, width: window.innerWidth, height: window.innerHeight } : null,
      live,
      notes,
    };
    return `verbatim 1\n${JSON.stringify(header)}\n${wire}`;
  };
})();

// In a page that is read: the answer of the injection.
globalThis.chrome?.runtime?.id && !globalThis.chrome.tabs ? globalThis.verbatimSnapshot(document) : undefined;
