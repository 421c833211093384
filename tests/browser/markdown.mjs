// `cargo xtask score markdown`: what other tools make of the fixtures, in Chromium, one line of
// JSON each: {tool, version,
// scope, fixture, markdown}; and what our walker reads there: {tool, fixture, wire}. The scopes: `given`, where the
// tool is told which element is the article and has only to write it, and `chosen`, where it finds the article itself.

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const [out] = process.argv.slice(2);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const module = (path) => here(`node_modules/${path}`);
const version = (name) => JSON.parse(readFileSync(module(`${name}/package.json`), 'utf8')).version;
const fixtures = here('../fixtures');
const ADDRESS = 'https://site.example/section/article.html';

// Long enough for every tool to see an article, and easy to cut away again.
const prose = (word) =>
  `<p>${word} ${'This is a long and quiet paragraph of plain prose, with commas, so that nobody takes the page for a menu. '.repeat(6)}${word}</p>`;

/** The page of a fixture: its own head and body attributes, its content between two paragraphs. */
function wrapped(html) {
  const head = /<head[^>]*>([\s\S]*?)<\/head>/i.exec(html)?.[1] ?? '';
  const language = /\blang="?([\w-]+)/i.exec(/<(?:html|body)[^>]*>/i.exec(html)?.[0] ?? '')?.[1] ?? 'en';
  const body = /<body[^>]*>([\s\S]*?)(?:<\/body>|$)/i.exec(html)?.[1] ?? html;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>A fixture</title>${head}</head><body><main><article><h1>A fixture</h1>${prose('ZZBEGIN')}${body}${prose('ZZEND')}</article></main></body></html>`;
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  protocolTimeout: 30_000,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage();
await page.setRequestInterception(true);
let content = '';
page.on('request', (request) =>
  request.url() === ADDRESS
    ? request.respond({ contentType: 'text/html; charset=utf-8', body: content })
    : request.abort(),
);
const lines = [];
for (const fixture of readdirSync(fixtures).sort()) {
  const input = join(fixtures, fixture, 'input.html');
  if (!existsSync(input)) continue;
  content = wrapped(readFileSync(input, 'utf8'));
  await page.goto(ADDRESS, { waitUntil: 'domcontentloaded' });
  await page.addScriptTag({ path: here('../../extension/snapshot.js') });
  await page.addScriptTag({ path: module('@mozilla/readability/Readability.js') });
  await page.addScriptTag({ path: module('turndown/dist/turndown.js') });
  await page.addScriptTag({ path: module('turndown-plugin-gfm/dist/turndown-plugin-gfm.js') });
  await page.addScriptTag({ path: module('defuddle/dist/index.full.js') });
  process.stderr.write(`\r${fixture} `.padEnd(60));
  const made = await page.evaluate(async () => {
    const attempt = async (work) => {
      try {
        return (await work()) ?? '';
      } catch (error) {
        return `failed: ${error.message}`;
      }
    };
    const copy = () => document.cloneNode(true);
    const defuddle = (options) => {
      const Class = globalThis.Defuddle.default ?? globalThis.Defuddle;
      const result = new Class(copy(), { markdown: true, url: location.href, ...options }).parse();
      return result.contentMarkdown ?? result.content;
    };
    const turndown = (html) => {
      const service = new globalThis.TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced' });
      service.use(globalThis.turndownPluginGfm.gfm);
      return service.turndown(html);
    };
    return {
      wire: globalThis.verbatimSnapshot(document),
      defuddle: await attempt(() => defuddle({})),
      given: await attempt(() =>
        defuddle({
          contentSelector: 'article',
          removeLowScoring: false,
          removeExactSelectors: false,
          removePartialSelectors: false,
          removeContentPatterns: false,
        }),
      ),
      turndown: await attempt(() => {
        const article = new globalThis.Readability(copy(), { charThreshold: 0, keepClasses: true }).parse();
        return turndown(article?.content ?? document.querySelector('article').innerHTML);
      }),
      turndownGiven: await attempt(() => turndown(document.querySelector('article').innerHTML)),
    };
  });
  const others = ['@mozilla/readability', 'turndown', 'turndown-plugin-gfm'].map(version).join(', ');
  const tools = [
    ['Defuddle', version('defuddle'), 'chosen', made.defuddle],
    ['Defuddle', version('defuddle'), 'given', made.given],
    ['Readability + Turndown + GFM', others, 'chosen', made.turndown],
    ['Readability + Turndown + GFM', others, 'given', made.turndownGiven],
  ];
  for (const [tool, number, scope, markdown] of tools) {
    lines.push(JSON.stringify({ tool, version: number, scope, fixture, markdown }));
  }
  lines.push(JSON.stringify({ tool: 'Verbatim', fixture, wire: made.wire }));
}
await browser.close();
writeFileSync(out, `${lines.join('\n')}\n`);
