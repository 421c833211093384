// Copies a selection as it is shown where the document says something else (rows 44 to 48, 51 and 52).
//
// Left out: words that are hidden inside sentences, and characters without any width that are no part of a script.
// Put in: words drawn from a style sheet. Put right: letters that the page turns round, shuffles, spaces apart or
// writes with mathematical look-alikes. Where none of that is found the browser's own copy goes ahead.

(() => {
  const free = globalThis.verbatimFree;

  const MOST = 20_000; // nodes of a selection: beyond it the browser's own copy has to do
  const WIDTHLESS = /[\u200b\u2060-\u2064\ufeff\u00ad]|\u200d{2,}|\u200c{2,}|(?<=[\p{Script=Latin}\s])[\u200c\u200d]+|[\u200c\u200d]+(?=[\p{Script=Latin}\s])/gu;
  const LOOKALIKES = /[\u{1d400}-\u{1d7ff}]+/gu;
  const LATIN_AROUND = /[\p{Script=Latin}]/u;

  const clear = (colour) => /^(transparent|rgba\(.*, 0\))$/.test(colour);

  /** Is an inline element of running text hidden from a reader? */
  const hidden = (element, style) => {
    if (style.display === 'none' || style.visibility !== 'visible' || style.opacity === '0' || Number.parseFloat(style.fontSize) === 0) return true;
    if (Number.parseFloat(style.fontSize) <= 1.5 || clear(style.color)) return true;
    if (style.position === 'absolute' || style.position === 'fixed') {
      const box = element.getBoundingClientRect();
      if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0 || box.width <= 1 || box.height <= 1) return true;
      if (style.clip !== 'auto' || (style.clipPath !== 'none' && /inset\((50|100)%/.test(style.clipPath))) return true;
    }
    return false;
  };

  const generated = (element, pseudo) => {
    const { content, display } = getComputedStyle(element, pseudo);
    const text = /^"((?:[^"\\]|\\.)*)"$/.exec(content)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
    return display !== 'none' && /\p{L}{2}/u.test(text) ? text : '';
  };

  /** The text of a range as it is shown, and whether that took any mending. */
  const read = (range) => {
    let mended = false;
    let count = 0;
    const blocks = [];
    let line = '';
    const push = () => { if (line.trim()) blocks.push(line.trim()); line = ''; };

    const ofText = (node, style) => {
      let text = node.data;
      if (node === range.endContainer) text = text.slice(0, range.endOffset);
      if (node === range.startContainer) text = text.slice(range.startOffset);
      const plain = text.replace(WIDTHLESS, '');
      const folded = LATIN_AROUND.test(node.parentElement.closest('p, li, div, article, body')?.textContent ?? '') ? plain.replace(LOOKALIKES, (letters) => letters.normalize('NFKC')) : plain;
      if (folded !== text) mended = true;
      return /^pre/.test(style.whiteSpace) ? folded : folded.replace(/[ \t\r\n\f]+/g, ' ');
    };

    /** Letters that float or are placed one by one. */
    const loose = (node) => {
      if (!(node instanceof Element)) return !node.data?.trim();
      if (node.textContent.length > 2) return false;
      const { float, position } = getComputedStyle(node);
      return float === 'right' || position === 'absolute';
    };

    /** Children in the order in which they stand on the screen, where flex order, floats or places changed it. */
    const children = (element, style) => {
      const nodes = [...element.childNodes];
      if (element.childElementCount < 2 || !(/flex|grid/.test(style.display) || nodes.every(loose))) return nodes;
      const shown = nodes.filter((node) => node instanceof Element).map((node) => ({ node, box: node.getBoundingClientRect() }));
      const sorted = [...shown].sort((a, b) => (Math.abs(a.box.top - b.box.top) > a.box.height / 2 ? a.box.top - b.box.top : a.box.left - b.box.left));
      if (sorted.some(({ node }, i) => node !== shown[i].node)) mended = true;
      return sorted.map(({ node }) => node);
    };

    // A stack of its own: pages nest as deep as they like.
    const work = [{ node: range.commonAncestorContainer }];
    while (work.length && count++ < MOST) {
      const job = work.pop();
      if (job.text !== undefined) { line += job.text; continue; }
      if (job.turn !== undefined) { line = line.slice(0, job.turn) + [...line.slice(job.turn)].reverse().join(''); continue; }
      if (job.close) { push(); continue; }
      const { node } = job;
      if (!range.intersectsNode(node)) continue;
      if (node.nodeType === Node.TEXT_NODE) {
        const style = getComputedStyle(node.parentElement);
        if (Number.parseFloat(style.fontSize) === 0) { if (node.data) mended ||= true; } else line += ofText(node, style);
        continue;
      }
      if (!(node instanceof Element) || /^(script|style|noscript|template)$/.test(node.localName)) continue;
      if (node.localName === 'br') { line += '\n'; continue; }
      const style = getComputedStyle(node);
      const inline = job.inline || style.display.startsWith('inline') || style.display === 'contents' || style.position === 'absolute' || style.float !== 'none';
      const spaced = Number.parseFloat(style.fontSize) === 0 && node.childElementCount > 0; // only its children have a size
      if (style.display === 'none') continue;
      if (inline && !spaced && node !== range.commonAncestorContainer && hidden(node, style)) { mended = true; continue; }
      if (!inline) { push(); work.push({ close: true }); }
      const after = inline ? generated(node, '::after') : '';
      if (after) { work.push({ text: after }); mended = true; }
      const turned = style.unicodeBidi.includes('override') && style.direction === 'rtl' && !/[\u0590-\u08ff]/.test(node.textContent);
      if (turned) { work.push({ turn: line.length }); mended = true; }
      // The children of an inline box are laid out as blocks, but stand in the line.
      const within = /^inline-(flex|grid)$/.test(style.display);
      for (const child of children(node, style).reverse()) work.push({ node: child, inline: within });
      const before = inline ? generated(node, '::before') : '';
      if (before) { line += before; mended = true; }
    }
    push();
    return { text: blocks.map((block) => block.replace(/ {2,}/g, ' ')).join('\n\n'), mended: mended && work.length === 0 };
  };

  free?.add('as-shown', (session) => {
    /** Writes the selection as shown, where that differs from what the document says. */
    free.asShown = (event, selection) => {
      const { text, mended } = read(selection.getRangeAt(0));
      if (!mended || !text) return false;
      const holder = document.implementation.createHTMLDocument('').createElement('div');
      for (const block of text.split('\n\n')) holder.appendChild(holder.ownerDocument.createElement('p')).textContent = block;
      event.clipboardData.setData('text/plain', text);
      event.clipboardData.setData('text/html', holder.innerHTML);
      event.preventDefault();
      session.saw('as-shown');
      return true;
    };
    session.signal.addEventListener('abort', () => { free.asShown = undefined; });
  });
})();
