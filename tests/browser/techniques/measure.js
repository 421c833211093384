// What a reader can do on a page, measured: each property is true where the reader's own act works.

import { PARAGRAPHS } from './article.js';
import { sleep } from './hands.js';

const FIRST = PARAGRAPHS[0];
const settle = 120;

/** Where the first paragraph starts and ends, in the coordinates of the top page. */
const place = (page, technique) => page.evaluate((inside) => {
  const frame = inside === 'frame' ? document.getElementById('frame') : null;
  const view = frame ? frame.contentWindow : window;
  const root = inside === 'shadow' ? document.getElementById('host').shadowRoot : inside === 'closed' ? null : view.document;
  const from = frame ? frame.getBoundingClientRect() : { left: 0, top: 0 };
  if (!root) { // a closed root: the host's box, whose first lines are the heading
    const box = document.getElementById('host').getBoundingClientRect();
    return { x0: box.left + 1, y0: box.top + 78, x1: box.right - 3, y1: box.top + 132, mx: box.left + 200, my: box.top + 90 };
  }
  const p = root.getElementById('p1');
  p.scrollIntoView({ block: 'center' });
  const box = p.getBoundingClientRect();
  if (!p.firstChild) return { x0: from.left + box.left + 1, y0: from.top + box.top + 9, x1: from.left + box.right - 2, y1: from.top + box.top + 80, mx: from.left + box.left + 60, my: from.top + box.top + 12 };
  const range = view.document.createRange();
  range.selectNodeContents(p);
  const boxes = [...range.getClientRects()].filter((r) => r.width > 0.5 && r.right > 0);
  const top = boxes.reduce((a, b) => (b.top < a.top - 3 || (Math.abs(b.top - a.top) <= 3 && b.left < a.left) ? b : a));
  const end = boxes.reduce((a, b) => (b.bottom > a.bottom + 3 || (Math.abs(b.bottom - a.bottom) <= 3 && b.right > a.right) ? b : a));
  return { x0: from.left + top.left + 0.5, y0: from.top + top.top + top.height / 2, x1: from.left + end.right + 6, y1: from.top + end.bottom - end.height / 2,
    mx: from.left + top.left + 160, my: from.top + top.top + top.height / 2 };
}, technique.inside ?? null);

const selected = (page, technique) => page.evaluate((inside) => {
  const view = inside === 'frame' ? document.getElementById('frame').contentWindow : window;
  const native = Object.getPrototypeOf(view.document).constructor.prototype.getSelection ?? view.Document.prototype.getSelection;
  const root = inside === 'shadow' ? document.getElementById('host').shadowRoot : null;
  const selection = root?.getSelection ? root.getSelection() : view.Document.prototype.getSelection.call(view.document) ?? native.call(view.document);
  return selection ? selection.toString() : '';
}, technique.inside ?? null).then((text) => text.trim());

/** Drags the mouse from the first letter of the first paragraph to its last. */
const drag = async (page, at) => {
  await page.mouse.move(at.x0, at.y0);
  await page.mouse.down();
  await page.mouse.move((at.x0 + at.x1) / 2, (at.y0 + at.y1) / 2, { steps: 3 });
  await page.mouse.move(at.x1, at.y1, { steps: 3 });
  await page.mouse.up();
  await sleep(settle);
};

const PROPERTIES = {
  async select({ page, technique, hand }) {
    const at = await place(page, technique);
    await drag(page, at);
    if (technique.inside === 'closed' || technique.inside === 'shadow') return (await copied({ page, hand })).includes(FIRST.slice(20, 120));
    return (await selected(page, technique)) === FIRST;
  },

  async copy({ page, technique, hand }) {
    const at = await place(page, technique);
    if (technique.paragraph) await page.mouse.click(at.mx, at.my, { count: 3 });
    else await drag(page, at);
    return (await copied({ page, hand })).trim() === FIRST;
  },

  async menu({ state, page, technique, hand }) {
    const at = await place(page, technique);
    const before = state.dialogs;
    await page.mouse.click(at.mx, at.my, { button: 'right' });
    await sleep(settle);
    const cancelled = await state.seen('contextmenu');
    await hand.closeMenu();
    return cancelled === false && state.dialogs === before;
  },

  async all({ page, technique }) {
    await page.evaluate(() => getSelection().removeAllRanges());
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    for (let i = 0; i < 10; i++) {
      await sleep(settle / 2);
      if ((await selected(page, technique)).includes(FIRST)) return true;
    }
    return false;
  },

  async drag({ state, page, technique }) {
    const at = await place(page, technique);
    await drag(page, at);
    await page.mouse.move(at.mx, at.my);
    await page.mouse.down();
    await page.mouse.move(at.mx + 30, at.my + 30, { steps: 4 });
    await sleep(60);
    const cancelled = await state.seen('dragstart');
    await page.mouse.up();
    return cancelled === false;
  },

  async 'drag-image'({ state, page }) {
    const box = await page.evaluate(() => { const b = document.getElementById('picture').getBoundingClientRect(); return { x: b.left + 40, y: b.top + 30 }; });
    await page.mouse.move(box.x, box.y);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 40, { steps: 4 });
    await sleep(60);
    const cancelled = await state.seen('dragstart');
    await page.mouse.up();
    return cancelled === false;
  },

  /** Is a selection seen? The same letters are drawn differently when selected. */
  async paint({ page, technique }) {
    const at = await place(page, technique);
    const clip = { x: Math.floor(at.x0), y: Math.floor(at.y0) - 10, width: 300, height: 24 };
    const shot = () => page.screenshot({ clip, encoding: 'base64' });
    await page.mouse.click(at.x0, at.y1 + 250);
    const plain = await shot();
    await drag(page, at);
    return (await shot()) !== plain;
  },

  /** Printed to PDF: a page of text embeds its letters, an emptied one nothing. */
  async print({ page }) {
    const pdf = await page.pdf({ format: 'a4' });
    return pdf.length > PRINTED;
  },

  async sharp({ page, technique }) {
    const at = await place(page, technique);
    await page.mouse.move(at.mx, at.my, { steps: 2 });
    await page.mouse.move(3, 3, { steps: 2 });
    await sleep(settle);
    return page.evaluate(() => getComputedStyle(document.getElementById('article')).filter === 'none');
  },

  async printscreen({ page, technique, hand }) {
    const at = await place(page, technique);
    await page.mouse.click(at.mx, at.my);
    await hand.clipboard.write('kept by the reader');
    await hand.printScreen(page);
    await sleep(settle);
    return (await hand.clipboard.read()) === 'kept by the reader';
  },

  /** Does the mouse meet the text, or what is behind it? */
  hit: async ({ page, technique }) => {
    const { mx, my } = await place(page, technique);
    return page.evaluate((x, y) => document.elementFromPoint(x, y)?.closest('p') !== null, mx, my);
  },

  /** A long press with a finger: the touch is left to the browser, and a selection made is kept. */
  async touch({ state, page, technique, hand }) {
    const at = await place(page, technique);
    if (hand.kind === 'chromium') {
      await page.touchscreen.touchStart(at.mx, at.my);
      await sleep(60);
      await page.touchscreen.touchEnd();
    } else {
      const send = (actions) => hand.browser.connection.send('input.performActions', { context: page.mainFrame()._id, actions: [{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions }] });
      await send([{ type: 'pointerMove', x: Math.round(at.mx), y: Math.round(at.my) }, { type: 'pointerDown', button: 0 }, { type: 'pause', duration: 60 }, { type: 'pointerUp', button: 0 }]);
    }
    await sleep(settle);
    return (await state.seen('touchstart')) === false;
  },

  /** Does the site's own menu open on a right click? */
  async 'own-menu'({ page, technique, hand }) {
    const at = await place(page, technique);
    await page.mouse.click(at.mx, at.my, { button: 'right' });
    await sleep(settle);
    const open = await page.evaluate(() => { const m = document.querySelector('.context-menu'); return Boolean(m) && getComputedStyle(m).display !== 'none'; });
    await hand.closeMenu();
    return open;
  },

  // What follows says that a technique is at work, not that a reader's act fails: these are proven to block
  // by looking as a naive tool would look.

  /** The text that a plain read of the document gives. */
  read: ({ page }) => page.evaluate((all) => {
    const text = (document.querySelector('article')?.textContent ?? '').replace(/\s+/g, ' ');
    return all.every((p) => text.includes(p)) && !/parrot|without permission/.test(text);
  }, PARAGRAPHS),
  source: ({ page }) => page.evaluate(async (p) => (await (await fetch(location.href)).text()).includes(p), FIRST),
  clip: ({ page }) => page.evaluate(() => { const f = document.getElementById('fold'); return f.scrollHeight <= f.clientHeight; }),
  curtain: ({ page }) => page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-same-origin';
    frame.srcdoc = document.documentElement.outerHTML;
    document.body.append(frame);
    await new Promise((done) => { frame.onload = done; });
    const covered = getComputedStyle(frame.contentDocument.body).visibility === 'hidden';
    frame.remove();
    return !covered;
  }),
  async devtools({ page }) {
    await page.evaluate(() => Object.defineProperty(window, 'outerWidth', { value: innerWidth + 400, configurable: true }));
    await sleep(300);
    return page.evaluate(() => Boolean(document.getElementById('article')));
  },
  async debugger({ page }) {
    const session = await page.createCDPSession();
    let paused = false;
    session.on('Debugger.paused', () => { paused = true; session.send('Debugger.resume').catch(() => {}); });
    await session.send('Debugger.enable');
    await sleep(500);
    await session.detach();
    return !paused;
  },
  write: ({ page }) => page.evaluate(() => navigator.clipboard.writeText('x').then(() => true, () => false)),
};

/** An A4 page with nothing on it stays under this many bytes; the article's embedded letters do not. */
const PRINTED = 9000;

const copied = async ({ page, hand }) => {
  await hand.clipboard.write('nothing was copied');
  await page.keyboard.down('Control');
  await page.keyboard.press('c');
  await page.keyboard.up('Control');
  return hand.clipboard.changed('nothing was copied');
};

/** Measures one property of a technique's page: true, false, or the error's words. */
export const measure = async (property, context) => {
  try {
    return await PROPERTIES[property](context);
  } catch (error) {
    await context.page.mouse.reset().catch(() => {}); // a dialog may have come between press and release
    return `error: ${error.message.split('\n')[0]}`;
  }
};

/** Did the page empty itself? */
export const punished = (page, technique) => page.evaluate((inside) => !(document.getElementById('article') ?? document.getElementById('host') ?? document.getElementById('frame')) && inside !== 'none', technique.inside ?? null).catch(() => true);
