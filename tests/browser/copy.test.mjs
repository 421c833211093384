// The main job: on pages that forbid copying, the article is on the clipboard after one press.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ARTICLES, MISSING } from './articles.mjs';
import { BROWSERS, launch, waitFor } from './driver/index.mjs';
import { wordF1 } from './words.mjs';

const MARK = 'what was on the clipboard before';

/** The clipboard holds the headline on its own line, then the article and nothing else. */
function assertArticle(clipboard, { expected, article }) {
  const [headline, ...rest] = clipboard.split('\n');
  assert.equal(headline.trim(), expected.title);
  const body = rest.join('\n');
  for (const part of expected.must_have ?? []) assert.ok(clipboard.includes(part), `missing: ${part}`);
  for (const part of expected.must_not_have) assert.ok(!clipboard.includes(part), `should not be there: ${part}`);
  assert.ok(wordF1(body, article) >= 0.995, `word F1 ${wordF1(body, article)}\n${body}`);
}

if (MISSING) console.log(MISSING);

for (const kind of BROWSERS) {
  describe(`copying in ${kind}`, () => {
    let browser;
    before(async () => {
      browser = await launch(kind, {
        pages: {},
        folders: Object.assign({}, ...ARTICLES.map((article) => article.folders)),
      });
    });
    after(() => browser?.stop());

    async function open(article) {
      Object.assign(browser.server.pages, article.pages);
      const page = await browser.open(article.expected.url);
      browser.display.setClipboard(MARK);
      return page;
    }

    for (const article of ARTICLES) {
      test(`${article.name}: toolbar button, then Enter`, async () => {
        const page = await open(article);
        await browser.pressToolbar(page);
        const popup = await browser.popup();
        await popup.waitFor(() => document.querySelector('[aria-busy="true"]') === null);
        await popup.key('Enter');
        assertArticle(await browser.clipboardAfter(MARK), article);
        await popup.close();
        await page.close();
      });

      test(`${article.name}: shortcut`, async () => {
        const page = await open(article);
        await browser.pressKeys(page, 'alt+shift+y');
        assertArticle(await browser.clipboardAfter(MARK), article);
        await page.close();
      });

      test(`${article.name}: context menu, as Markdown`, async () => {
        const page = await open(article);
        await browser.chooseInContextMenu(page, 1);
        const markdown = await browser.clipboardAfter(MARK);
        assert.ok(markdown.startsWith(`# ${article.expected.title}\n`), markdown.slice(0, 200));
        for (const part of article.expected.must_not_have) assert.ok(!markdown.includes(part), `should not be there: ${part}`);
        await page.close();
      });

      test(`${article.name}: context menu, the citation`, async () => {
        const page = await open(article);
        await browser.chooseInContextMenu(page, 3);
        assert.equal((await browser.clipboardAfter(MARK)).trim(), article.expected.apa['en-US']);
        await page.close();
      });
    }

    test('rich text carries markup and plain text', async () => {
      const article = ARTICLES[0];
      const page = await open(article);
      await browser.chooseInContextMenu(page, 2);
      const text = await browser.clipboardAfter(MARK);
      const html = await waitFor(() => browser.display.clipboard('text/html'), 'markup on the clipboard');
      assert.match(html, /<h1>The Last Keepers of the Harbour Clock<\/h1>/);
      assert.match(html, /<li>who pays for the electricity,<\/li>/);
      assert.doesNotMatch(html, /<script|onclick|style=/);
      assert.ok(text.includes('who pays for the electricity'));
      await page.close();
    });

    test('nothing is asked of any server but what the pages ask for', () => {
      const own = /^http:\/\/(courier|marsa|news)\.example\//;
      // Chromium looks for its own updates and the time, with and without extensions.
      const browsers = /^https?:\/\/([a-z0-9-]+\.)*(google|googleapis|gvt1|mozilla|firefox)\.(com|org|net)\//;
      const others = browser.server.takeRequests().filter((address) => !own.test(address) && !browsers.test(address));
      assert.deepEqual(others, []);
    });
  });
}
