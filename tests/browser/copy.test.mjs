// The main job: on pages that forbid copying, the article is on the clipboard after one press.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ARTICLES, MISSING } from './articles.mjs';
import { BROWSERS, launch, waitFor } from './driver/index.mjs';
import { wordF1 } from './words.mjs';

const MARK = 'what was on the clipboard before';

const PLAIN = `<!doctype html><html lang="en"><title>A Plain Page</title><article><h1>A Plain Page</h1>${
  '<p>The mill turns only when the river is high, and the river is high only in April, when nobody has grain to bring.</p>'.repeat(6)
}</article>`;

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
        pages: { 'http://plain.example/': PLAIN },
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

    async function openPopup(page) {
      await browser.pressToolbar(page);
      return browser.readPopup();
    }

    for (const article of ARTICLES) {
      test(`${article.name}: toolbar button, then Enter`, async () => {
        const page = await open(article);
        const popup = await openPopup(page);
        await popup.key('Enter');
        assertArticle(await browser.clipboardAfter(MARK), article);
        await popup.close();
        await page.close();
      });

      test(`${article.name}: Enter at once, before the page is read`, async () => {
        const page = await open(article);
        await browser.pressToolbar(page);
        const popup = await browser.popup();
        await popup.waitFor(() => document.readyState === 'complete' && document.getElementById('copy'));
        // A window that is just being given the focus may drop a key; a person presses again.
        for (let press = 0; press < 5 && browser.display.clipboard() === MARK; press += 1) {
          await popup.key('Enter');
          await waitFor(() => browser.display.clipboard() !== MARK, 'a copy', 3_000).catch(() => {});
        }
        assertArticle(await browser.clipboardAfter(MARK), article);
        await popup.close();
        await page.close();
      });

      test(`${article.name}: shortcut`, async () => {
        const page = await open(article);
        await browser.pressKeys(page, 'alt+shift+y');
        if (kind === 'firefox' && article.expected.cancels_alt_keys) {
          // Firefox asks the page first: one that cancels every Alt key keeps the shortcut from us.
          await waitFor.milliseconds(2000);
          assert.equal(browser.display.clipboard(), MARK);
        } else {
          assertArticle(await browser.clipboardAfter(MARK), article);
        }
        await page.close();
      });

      test(`${article.name}: as Markdown and as rich text, from the popup`, async () => {
        const page = await open(article);
        const popup = await openPopup(page);
        await popup.click('#copy-markdown');
        const markdown = await browser.clipboardAfter(MARK);
        assert.ok(markdown.startsWith(`# ${article.expected.title}\n`), markdown.slice(0, 200));
        await popup.click('#copy-rich');
        await browser.clipboardAfter(markdown);
        const html = await waitFor(() => browser.display.clipboard('text/html'), 'markup on the clipboard');
        assert.match(html, new RegExp(`<h1[^>]*>${article.expected.title}</h1>`));
        assert.doesNotMatch(html, /<script|onclick|style=/);
        for (const part of article.expected.must_not_have) {
          assert.ok(!markdown.includes(part) && !html.includes(part), `should not be there: ${part}`);
        }
        await popup.close();
        await page.close();
      });

      test(`${article.name}: the citation, from the popup`, async () => {
        const page = await open(article);
        const popup = await openPopup(page);
        await popup.click('#copy-citation');
        assert.equal((await browser.clipboardAfter(MARK)).trim(), article.expected.apa['en-US']);
        if (article.expected.apa.ar) {
          const inLanguage = async (language, reference) => {
            await popup.evaluate((language) => {
              const locale = document.querySelector('#citation-locale');
              locale.value = language;
              locale.dispatchEvent(new Event('change', { bubbles: true }));
            }, language);
            await popup.waitFor((reference) => document.querySelector('#preview').textContent.trim() === reference, reference);
            // What is shown is not yet what is kept, and a popup that closes earlier keeps nothing.
            await popup.waitFor(async (language) => {
              const { settings } = await chrome.storage.local.get('settings');
              return settings?.citation.locale === language;
            }, language);
          };
          browser.display.setClipboard(MARK);
          await inLanguage('ar', article.expected.apa.ar);
          await popup.click('#copy-citation');
          assert.equal((await browser.clipboardAfter(MARK)).trim(), article.expected.apa.ar);
          // The choice is kept: back to the style's own language for what follows.
          await inLanguage('', article.expected.apa['en-US']);
        }
        await popup.close();
        await page.close();
      });
    }

    // Pages that forbid the menu itself are another matter: here it is there.
    for (const [entry, name, expected] of [
      [0, 'text', /^A Plain Page\n\nThe mill/],
      [1, 'Markdown', /^# A Plain Page\n\nThe mill/],
      [2, 'rich text', /^A Plain Page\n\nThe mill/],
      [3, 'the citation', /A plain page/i],
    ]) {
      test(`the context menu copies ${name}`, async () => {
        const page = await browser.open('http://plain.example/');
        browser.display.setClipboard(MARK);
        await browser.chooseInContextMenu(page, entry);
        assert.match(await browser.clipboardAfter(MARK), expected);
        await page.close();
      });
    }

    test('the context menu copies the selection as a quote with its source and the link to the passage', async () => {
      const page = await browser.open('http://plain.example/');
      browser.display.setClipboard(MARK);
      const place = await page.evaluate(() => {
        const paragraph = document.querySelectorAll('p')[2];
        paragraph.textContent = 'Only this one says that the miller keeps a boat, and nobody has ever asked him why he would.';
        const range = document.createRange();
        range.setStart(paragraph.firstChild, 24);
        range.setEnd(paragraph.firstChild, 47);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        const { left, top, width, height } = range.getBoundingClientRect();
        const [x, y] = [window.screenX + (outerWidth - innerWidth) / 2, window.screenY + outerHeight - innerHeight];
        return { left: x + left + width / 2, top: y + top + height / 2 };
      });
      await browser.chooseInContextMenu(page, 5, { ...place, selected: true });
      const [quote, , reference, ...more] = (await browser.clipboardAfter(MARK)).split('\n');
      assert.match(quote, /^“the miller keeps a boat?.*” \(/);
      assert.match(reference, /A plain page/i);
      assert.match([reference, ...more].join('\n'), /http:\/\/plain\.example\/#:~:text=/);
      await page.close();
    });

    test('nothing is asked of any server but what the pages ask for', () => {
      const own = /^http:\/\/(courier|marsa|news|plain)\.example\//;
      const others = browser.server.takeRequests().filter((address) => !own.test(address));
      assert.deepEqual(others, []);
    });
  });
}
