// The playground: the same core on a plain web page of a static host, without the extension's
// interfaces.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { BROWSERS, EXTENSION, launch } from './driver/index.mjs';

const SITE = 'http://play.example/';
const HEDGE = 'The hedge was older than the road, and when the road was moved the hedge was not asked. ';
const PASTED = `<!doctype html><html lang="en"><head><title>The older hedge | Parish Paper</title>
<meta property="og:site_name" content="Parish Paper"><meta name="author" content="Tom Ashby">
<meta property="article:published_time" content="2023-05-06T08:00:00+01:00"></head>
<body><nav><a href="/a">Home</a> <a href="/b">News</a></nav>
<article><h1>The older hedge</h1><p>By Tom Ashby</p>${`<p>${HEDGE.repeat(3)}</p>`.repeat(4)}
<img src="x" onerror="window.ran = true"><script>window.ran = true</script></article>
<footer>Subscribe to our letter</footer></body></html>`;

for (const kind of BROWSERS) {
  describe(`playground in ${kind}`, () => {
    let browser;
    let page;
    before(async () => {
      browser = await launch(kind, { folders: { [SITE]: EXTENSION } });
      page = await browser.open(`${SITE}www/index.html?lang=en`);
    });
    after(() => browser?.stop());

    const shows = (page, body, ...parameters) => page.waitForFunction(body, { timeout: 20_000, polling: 50 }, ...parameters);
    const preview = (pattern) =>
      shows(page, (pattern) => new RegExp(pattern, 'm').test(document.querySelector('#preview').textContent), pattern);

    test('a sample is there at once, and nothing is wrong for a screen reader', async () => {
      await preview('lighthouse');
      assert.deepEqual(await faults(page), []);
    });

    test('pasted HTML becomes an article, and nothing of it runs', async () => {
      await page.evaluate((html) => {
        document.querySelector('#address').value = 'http://parish.example/2023/hedge/';
        document.querySelector('#html').value = html;
      }, PASTED);
      await page.click('#run');
      await preview('^The hedge was older');
      const shown = await page.evaluate(() => document.querySelector('#preview').textContent);
      assert.ok(!/Subscribe|Home/.test(shown), shown);
      assert.equal(await page.evaluate(() => window.ran), undefined);
      const rows = await page.evaluate(() =>
        [...document.querySelectorAll('#metadata-rows tr')].map((row) => [...row.cells].slice(1, 3).map((cell) => cell.textContent)),
      );
      const values = Object.fromEntries(rows);
      for (const value of ['The older hedge', 'Tom Ashby', '2023-05-06', 'Parish Paper']) assert.ok(values[value], `${value} in ${JSON.stringify(rows)}`);
    });

    test('Markdown, rich text and the citation in a chosen style', async () => {
      await page.click('#formats-markdown');
      await preview('^# The older hedge$');
      await page.click('#formats-rich');
      await shows(page, () => document.querySelector('#preview p'));
      await page.click('#formats-citation');
      await preview('^Ashby, T\\. \\(2023, May 6\\)\\. The older hedge\\. Parish Paper\\.');
      await page.evaluate(() => {
        const search = document.querySelector('#style-search');
        search.value = 'ieee';
        search.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await shows(page, () => document.querySelector('#style-list li'));
      await page.click('#style-list li');
      await preview('T\\. Ashby');
      assert.deepEqual(await faults(page), []);
    });

    test('in Arabic it is mirrored, and in the language itself', async () => {
      const arabic = await browser.open(`${SITE}www/index.html?lang=ar`);
      await shows(arabic, () => document.querySelector('#preview').textContent.length > 100);
      assert.equal(await arabic.evaluate(() => getComputedStyle(document.body).direction), 'rtl');
      assert.match(await arabic.evaluate(() => document.querySelector('#copy').textContent), /[\u0600-\u06ff]/);
      await arabic.close();
    });

    test('it asks for nothing but its own files', async () => {
      const outside = browser.server.takeRequests().filter((address) => /parish\.example/.test(address));
      assert.deepEqual(outside, []);
    });
  });
}
