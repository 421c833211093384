// A page of the measured copy of the extension: prints citations through the extension's own
// functions, and reads the clock.

import { citation } from '../core.js';

const item = (number) => ({
  id: `page-${number}`,
  type: 'article-newspaper',
  title: `What the harbour master of pier ${number} wrote down before breakfast`,
  'container-title': 'The Harbour Courier',
  author: [
    { family: 'Okafor', given: `Amara ${String.fromCharCode(65 + (number % 26))}.` },
    { family: 'van der Berg', given: 'Jan' },
  ],
  issued: { 'date-parts': [[2000 + (number % 25), 1 + (number % 12), 1 + (number % 28)]] },
  accessed: { 'date-parts': [[2026, 3, 2]] },
  URL: `https://courier.example/2024/pier-${number}/`,
  language: 'en',
});

const MORE = 20;

const started = performance.now();
const began = citation().then(() => performance.now() - started);

let copies = 0;

globalThis.bench = {
  /** Milliseconds until the module could be asked. */
  module: () => began,

  /**
   * A style opened, and entries printed in it, by a copy of `citations.js` that has opened none:
   * milliseconds of the first entry with all it needs, of one more, and for an entry of a list.
   */
  async style(name) {
    const { locales, print } = await import(`../citations.js?${copies++}`);
    await locales(); // the directory of the styles: read once, whatever the style
    const timed = async (items) => {
      const text = JSON.stringify(items);
      const start = performance.now();
      const printed = await print(text, name, '', 'html');
      return [performance.now() - start, printed];
    };
    const [first, printed] = await timed([item(0)]);
    if (!printed.citations[0]) throw new Error(`${name} prints nothing`);
    const more = [];
    for (let number = 1; number <= MORE; number++) more.push((await timed([item(number)]))[0]);
    const list = Array.from({ length: MORE }, (_, number) => item(number));
    return { first, more, inList: (await timed(list))[0] / MORE };
  },
};
