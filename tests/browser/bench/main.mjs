// `cargo xtask bench browser`: Verbatim beside Readability.js and Defuddle, in both browsers, on
// the same pages, in turn.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BROWSERS, EXTENSION, launch } from '../driver/index.mjs';
import { drawPages, madePage, numbers } from './pages.mjs';
import { report } from './report.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', multiple: true, default: BROWSERS },
    pages: { type: 'string', default: '60' },
    made: { type: 'string', default: '1,2.5,5,10,20' },
    rounds: { type: 'string', default: '3' },
    cold: { type: 'string', default: '5' },
    only: { type: 'string' }, // a part of a page's name
    'no-others': { type: 'boolean', default: false }, // Verbatim alone
    out: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const modules = here('../node_modules/');

/** The other tools, with the files that each needs in the page. */
const TOOLS = {
  clone: [],
  readability: ['readability'],
  readabilityTurndown: ['readability', 'turndown'],
  defuddle: ['defuddle'],
};

const host = (index) => `http://page${index}.bench.example/`;

/** The extension with the bench joined on, and the right to read any page without a press. */
function benchExtension() {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
  cpSync(EXTENSION, folder, { recursive: true });
  cpSync(here('extension'), join(folder, 'bench'), { recursive: true });
  cpSync(`${modules}@mozilla/readability/Readability.js`, join(folder, 'bench/readability.js'));
  cpSync(`${modules}turndown/dist/turndown.js`, join(folder, 'bench/turndown.js'));
  cpSync(`${modules}defuddle/dist/index.full.js`, join(folder, 'bench/defuddle.js'));
  // Turndown and Readability declare their names with var and function: scripts of one injection
  // share the scope, but the next injection only sees the global object.
  for (const [file, name] of [['readability', 'Readability'], ['turndown', 'TurndownService']]) {
    const path = join(folder, `bench/${file}.js`);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nglobalThis.${name} = ${name};\n0;\n`);
  }
  for (const tool of Object.keys(TOOLS)) writeFileSync(join(folder, `bench/run-${tool}.js`), `globalThis.runTool('${tool}');\n`);
  const background = join(folder, 'background.js');
  writeFileSync(background, `import './bench/background.js';\n${readFileSync(background, 'utf8')}`);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  manifest.host_permissions = ['<all_urls>'];
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

const median = (numbers) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
};

/** The run with the median total. */
const middle = (runs) => {
  const total = median(runs.map((run) => run.total));
  return runs.find((run) => run.total === total);
};

const activeTab = (browser) =>
  browser.inBackground(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id);

async function measurePage(browser, url, others) {
  const page = await browser.open(url);
  const tab = await activeTab(browser);
  const press = (format) => browser.inBackground((tab, format) => bench.press(tab, format), tab, format);
  const run = (tool) => browser.inBackground((tab, tool) => bench.run(tab, tool), tab, tool);
  const tools = { none: [], some: ['clone', 'readability'], all: Object.keys(TOOLS) }[others];
  const runs = { text: [], markdown: [], clone: [], readability: [], readabilityTurndown: [], defuddle: [] };
  if (tools.length) await browser.inBackground((tab) => bench.tools(tab), tab);
  await press('text'); // warm, for all
  for (const tool of tools) await run(tool);
  for (let round = 0; round < rounds; round++) {
    runs.text.push(await press('text'));
    for (const tool of tools) runs[tool].push(await run(tool));
    runs.markdown.push(await press('markdown'));
  }
  const parts = [];
  for (let round = 0; round < rounds; round++) parts.push(await browser.inBackground((tab) => bench.parts(tab), tab));
  await page.close();
  return {
    ...Object.fromEntries(Object.entries(runs).map(([tool, list]) => [tool, list.length ? middle(list) : null])),
    inject: median(parts.map((part) => part.inject)),
    walk: median(parts.map((part) => part.walk.time)),
    bytes: parts[0].walk.bytes,
    visible: parts[0].walk.text,
  };
}

const ORDER_SEED = 11;

/**
 * First runs: each tool alone in a page that was opened for it, one after the other in an order that
 * is drawn. Our core is warm, as every context of ours is after its first press; what runs in the
 * page is new to it, for all.
 */
async function measureFirst(browser, url, random) {
  const runs = [
    ['text', (tab) => bench.press(tab, 'text')],
    ['markdown', (tab) => bench.press(tab, 'markdown')],
    ...Object.entries(TOOLS).map(([tool, files]) => [tool, (tab, tool, files) => bench.fresh(tab, tool, files), tool, files]),
  ];
  const order = runs.map((run) => ({ run, place: random() })).sort((one, other) => one.place - other.place);
  const first = {};
  for (const { run: [name, body, ...parameters] } of order) {
    const page = await browser.open(url);
    const tab = await activeTab(browser);
    first[name] = await browser.inBackground(body, tab, ...parameters);
    await page.close();
  }
  return first;
}

/** The first press of a browser that has just started. */
async function measureCold(kind, options, url) {
  const browser = await launch(kind, options);
  try {
    await browser.open(url);
    const tab = await activeTab(browser);
    const cold = await browser.inBackground((tab) => bench.press(tab, 'text'), tab);
    await browser.inBackground((tab) => bench.tools(tab), tab);
    const others = [];
    for (let round = 0; round < 4; round++) others.push(await browser.inBackground((tab) => bench.run(tab, 'readability'), tab));
    return { cold: cold.total, readability: median(others.slice(1).map((run) => run.total)) };
  } finally {
    await browser.stop();
  }
}

const drawn = drawPages(Number(values.pages));
if (!drawn.length) console.log('no evaluation data beside the project: only made pages are measured');
const made = values.made ? values.made.split(',').map((size) => madePage(Number(size))) : [];
const all = [...drawn, ...made].filter((page) => !values.only || page.name.includes(values.only));
const pages = Object.fromEntries(all.map((page, index) => [host(index), () => page.body()]));
const extension = benchExtension();
const load = loadavg()[0]; // before our own browsers add to it
const results = [];
try {
  for (const kind of values.browser) {
    const options = {
      pages,
      extension,
      prefs: { 'privacy.reduceTimerPrecision': false },
      args: ['--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'],
    };
    const browser = await launch(kind, options);
    const version = await browser.version();
    await browser.inBackground(() => bench.warm());
    const rows = [];
    const random = numbers(ORDER_SEED);
    for (const [index, page] of all.entries()) {
      try {
        const first = page.made || values['no-others'] ? null : await measureFirst(browser, host(index), random);
        const row = await measurePage(browser, host(index), values['no-others'] || page.made > 5 ? 'none' : page.made ? 'some' : 'all');
        rows.push({ name: page.name, made: page.made, size: page.bytes, first, ...row });
        const { text, readability, defuddle, markdown } = rows.at(-1);
        console.log(
          `${kind} ${page.name} ${(page.bytes / 1000).toFixed(0)} kB: ${text.total.toFixed(1)} ms ` +
            `(walk ${row.walk.toFixed(1)}, read ${text.read.toFixed(1)}, core ${text.core.total.toFixed(1)}), ` +
            `markdown ${markdown.total.toFixed(1)}, readability ${readability?.total.toFixed(1)}, defuddle ${defuddle?.total.toFixed(1)}` +
            (first ? `; first: ${Object.entries(first).map(([name, run]) => `${name} ${run.total.toFixed(1)}`).join(', ')}` : ''),
        );
      } catch (error) {
        console.log(`${kind} ${page.name}: ${error}`);
        rows.push({ name: page.name, made: page.made, size: page.bytes, error: String(error) });
      }
    }
    await browser.stop();
    const cold = [];
    for (const [index] of [...drawn.entries()].filter((_, index) => index % Math.ceil(drawn.length / Number(values.cold)) === 0)) {
      try {
        cold.push({ name: all[index].name, ...(await measureCold(kind, options, host(index))) });
      } catch (error) {
        console.log(`${kind} ${all[index].name}, cold: ${error}`); // one page that will not open costs one row
      }
    }
    results.push({ kind, version, rows, cold });
  }
} finally {
  rmSync(extension, { recursive: true, force: true });
}
const text = report(results, { processor: cpus()[0].model, cores: cpus().length, load, rounds });
console.log(text);
if (values.out) writeFileSync(values.out, text);
