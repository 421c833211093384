// Joins the background of the measured copy of the extension. It goes the way of a real press,
// through the same functions, and reads the clock between them.

import { article } from '../core.js';
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
    const core = await measure(page, format);
    const end = performance.now();
    return { total: end - start, read: read - start, core, length: page.length };
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
  tools: (tabId) => injectFiles(tabId, ['readability', 'turndown', 'defuddle', 'tools']).then(() => true),

  /** One run of another tool, timed in the page; handing the result over is not counted. */
  run: (tabId, tool) => inject(tabId, (tool) => globalThis.runTool(tool), tool),

  /**
   * One run of another tool in a page that has nothing of it yet: milliseconds from here until the
   * result is here, by one injection of the files that it needs.
   */
  async fresh(tabId, tool, files) {
    const start = performance.now();
    const { error } = await injectFiles(tabId, [...files, 'tools', `run-${tool}`]);
    return { total: performance.now() - start, error };
  },

  warm: async () => {
    await article();
  },
};

async function injectFiles(tabId, files) {
  const [{ result, error }] = await chrome.scripting.executeScript({ target: { tabId }, files: files.map((file) => `/bench/${file}.js`) });
  if (error) throw new Error(error);
  return result;
}
