// Joins the background of the measured copy of the extension. It goes the way of a real press,
// through the same functions, and reads the clock between them.

import { article } from '../core.js';
import { openOffscreen } from '../host.js';
import { readPage } from '../read.js';
import { measure } from './core.js';

const inject = async (tabId, func, ...args) => {
  const [{ result, error }] = await chrome.scripting.executeScript({ target: { tabId }, func, args });
  if (error) throw new Error(error);
  return result;
};

globalThis.bench = {
  /** One press: milliseconds until the format is ready to be written, and of each stage. */
  async press(tabId, format) {
    const start = performance.now();
    const page = await readPage(tabId);
    const read = performance.now();
    let core;
    if (chrome.offscreen) {
      await openOffscreen();
      core = await chrome.runtime.sendMessage({ to: 'bench', page, format });
    } else {
      core = await measure(page, format);
    }
    const end = performance.now();
    if (core.error) throw new Error(core.error);
    return { total: end - start, read: read - start, cross: end - read - core.total, core, length: page.length };
  },

  /** What an injection costs that does nothing, and the walk alone. */
  async parts(tabId) {
    const start = performance.now();
    await inject(tabId, () => 0);
    const inject0 = performance.now() - start;
    const walk = await inject(tabId, () => {
      const start = performance.now();
      const wire = globalThis.verbatimSnapshot(document);
      return { time: performance.now() - start, bytes: new TextEncoder().encode(wire).length, text: document.body?.innerText.length ?? 0 };
    });
    return { inject: inject0, walk };
  },

  /** Brings the other tools into the page, as their own extensions do. */
  tools: (tabId) =>
    chrome.scripting.executeScript({
      target: { tabId },
      files: ['/bench/readability.js', '/bench/turndown.js', '/bench/defuddle.js'],
    }).then(() => true),

  /** One run of another tool, timed in the page; handing the result over is not counted. */
  run: (tabId, tool) =>
    inject(
      tabId,
      (tool) => {
        const runs = {
          clone: () => document.cloneNode(true).nodeType,
          readability: () => new Readability(document.cloneNode(true)).parse()?.textContent.length ?? 0,
          readabilityTurndown: () =>
            new TurndownService().turndown(new Readability(document.cloneNode(true)).parse()?.content ?? '').length,
          defuddle: () => new Defuddle(document, { markdown: true, url: document.URL }).parse().content.length,
        };
        const start = performance.now();
        try {
          const length = runs[tool]();
          return { total: performance.now() - start, length };
        } catch (error) {
          return { total: performance.now() - start, error: String(error) };
        }
      },
      tool,
    ),

  warm: async () => {
    if (chrome.offscreen) return openOffscreen();
    await article();
  },
};
