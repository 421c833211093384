// Where the core is: times its stages.

import { article } from '../core.js';

export async function measure(page, format) {
  const core = await article();
  const start = performance.now();
  const reading = new core.Reading(page);
  const read = performance.now();
  const rendered = format === 'markdown' ? reading.markdown() : reading.text();
  const end = performance.now();
  reading.free();
  return { total: end - start, understand: read - start, render: end - read, length: rendered.length };
}
