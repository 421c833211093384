// `cargo xtask bench citations`: how long a style takes to open and an entry to print, in both
// browsers, in an extension page.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BROWSERS, EXTENSION, launch } from '../driver/index.mjs';
import { number, quantile, table } from './report.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', multiple: true, default: BROWSERS },
    styles: { type: 'string' }, // `name:bytes,name:bytes …`
    rounds: { type: 'string', default: '9' },
    out: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const styles = values.styles.split(',').map((style) => {
  const [name, bytes] = style.split(':');
  return { name, bytes: Number(bytes) };
});

/** Every style in turn, round by round, each round in a page that has just been loaded. */
async function measure(kind, extension) {
  const browser = await launch(kind, { extension, prefs: { 'privacy.reduceTimerPrecision': false } });
  try {
    const rows = styles.map((style) => ({ ...style, first: [], more: [], inList: [] }));
    const module = [];
    for (let round = 0; round < rounds; round++) {
      const page = await browser.openExtensionPage('bench/page.html');
      await page.waitFor(() => 'bench' in globalThis);
      module.push(await page.evaluate(() => bench.module()));
      for (const row of rows) {
        const times = await page.evaluate((name) => bench.style(name), row.name);
        row.first.push(times.first);
        row.more.push(...times.more);
        row.inList.push(times.inList);
      }
      await page.close();
    }
    return { kind, version: await browser.version(), rows, module };
  } finally {
    await browser.stop();
  }
}

function report(results) {
  const median = (list) => quantile(list, 0.5);
  const parts = [
    '# Speed of citations in browsers',
    `\`cargo xtask bench citations\` writes this report. Processor: ${cpus()[0].model}, ${cpus().length} cores. ` +
      `${styles.length} of the package's styles, the largest among them, each opened ${rounds} times, in a page that has just ` +
      'been loaded. “First entry” counts from the call to the printed entry and in-text citation: fetching the block, ' +
      'unpacking it, reading the style and the terms of its language, printing. Milliseconds; a style’s median stands for it, and beside it its quickest round, which ' +
      'whatever else the machine did has disturbed least.',
  ];
  for (const { kind, version, rows, module } of results) {
    const line = (label, of, pick = median) => {
      const times = rows.map((row) => pick(of(row)));
      return [label, number(quantile(times, 0.5), 2), number(quantile(times, 0.95), 2), number(Math.max(...times), 2)];
    };
    const slowest = [...rows].sort((one, other) => median(other.first) - median(one.first)).slice(0, 5);
    parts.push(
      `## ${kind} (${version})`,
      table(
        ['', 'median', 'p95', 'worst'],
        [
          line('a style opened, its first entry printed', (row) => row.first),
          line('· in the quickest of its rounds', (row) => row.first, (list) => Math.min(...list)),
          line('one more entry', (row) => row.more),
          line('an entry of a list of twenty, sorted and told apart', (row) => row.inList),
        ],
      ),
      `The module itself is there after ${number(median(module), 1)} ms, once in the life of a page.`,
      'The five styles that take longest to open.',
      table(
        ['style', 'kB', 'first entry', 'one more'],
        slowest.map((row) => [row.name, number(row.bytes / 1000, 0), number(median(row.first), 2), number(median(row.more), 2)]),
      ),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

const extension = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
const results = [];
try {
  cpSync(EXTENSION, extension, { recursive: true });
  cpSync(fileURLToPath(new URL('citations', import.meta.url)), join(extension, 'bench'), { recursive: true });
  for (const kind of values.browser) results.push(await measure(kind, extension));
} finally {
  rmSync(extension, { recursive: true, force: true });
}
const text = report(results);
console.log(text);
if (values.out) writeFileSync(values.out, text);
