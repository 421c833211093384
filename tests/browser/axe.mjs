// What axe-core finds wrong on a page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line for each element that something is wrong with. */
export async function faults(view) {
  await view.evaluate(new Function(`const module = undefined, exports = undefined, define = undefined; ${AXE}; globalThis.axe = axe;`));
  return view.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
  });
}
