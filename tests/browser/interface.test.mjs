// The interface: popup, settings, reader, first run, side panel; by mouse and by keys, with the
// real clipboard, and looked over by axe-core.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, test } from 'node:test';
import { faults } from './axe.mjs';
import { BROWSERS, launch, ready, waitFor } from './driver/index.mjs';
import { UNCLEAR } from './unclear.mjs';

/** Every row of the table of trackers; `*` stands for any end of a name. */
const TRACKERS = readFileSync(new URL('../../src/dom/trackers.rs', import.meta.url), 'utf8')
  .split('pub const ')
  .slice(1)
  .flatMap((table) => {
    const end = table.startsWith('TRACKER_PREFIXES') ? '*' : '';
    return [...table.matchAll(/^    "([^"]+)",/gm)].map(([, name]) => name + end);
  })
  .sort();

const MARK = 'what was on the clipboard before';
const ADDRESS = 'http://news.example/2024/clock/';

const SENTENCES =
  'The town clock was stopped by hand every night so that the baker could sleep. Nobody knows who began it. ' +
  'The mayor said the matter would be looked into, and then it was forgotten, as such matters are. ';
const ARTICLE = `<!doctype html><html lang="en"><head><title>The clock that slept | Evening Post</title>
<meta property="og:site_name" content="Evening Post">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The clock that slept","author":{"@type":"Person","name":"Ruth Adler"},"datePublished":"2024-03-02"}</script>
</head><body oncopy="return false" oncontextmenu="return false">
<nav><a href="/">Home</a> <a href="/a">News</a> <a href="/b">Sport</a></nav>
<article><h1>The clock that slept</h1><p>By Ruth Adler</p>
${`<p>${SENTENCES}</p>`.repeat(5)}<p>Only the <em>pigeons</em> complained.</p></article>
<section class="related"><h2>Read next</h2><ul><li><a href="/1">Ten bridges and one ferry</a></li><li><a href="/2">The price of bread in spring</a></li></ul></section>
<footer>All rights reserved</footer></body></html>`;

const EMPTY = '<!doctype html><title></title>';
const PAGES = {
  [ADDRESS]: ARTICLE,
  'http://news.example/unclear/': UNCLEAR,
  'http://news.example/empty/': EMPTY,
  'http://one.example/kiln/': `<!doctype html><html lang="en"><title>The kiln</title><article><h1>The kiln</h1>${`<p>${SENTENCES}</p>`.repeat(5)}</article>`,
  'http://two.example/empty/': EMPTY,
};

const text = (view, selector) => view.evaluate((selector) => document.querySelector(selector)?.textContent ?? null, selector);

for (const kind of BROWSERS) {
  describe(`interface in ${kind}`, () => {
    let browser;
    before(async () => {
      browser = await launch(kind, { pages: PAGES });
    });
    after(() => browser?.stop());
    // What one test leaves behind, also where it fails, is not the next one's.
    afterEach(async () => {
      if (await browser.popupIsOpen()) await (await browser.popup()).close();
      await browser.inBackground(() => chrome.storage.local.clear());
    });

    async function openPopup(address = ADDRESS) {
      const page = await browser.open(address);
      browser.display.setClipboard(MARK);
      await browser.pressToolbar(page);
      const popup = await browser.readPopup();
      const close = async () => {
        await popup.close().catch(() => {}); // it may have closed by itself
        await page.close();
      };
      return { page, popup, close };
    }

    test('the popup shows what the page is', async () => {
      const { popup, close } = await openPopup();
      assert.equal(await text(popup, '#headline'), 'The clock that slept');
      assert.match(await text(popup, '#about'), /Ruth Adler.*March 2, 2024.*Evening Post/);
      assert.match(await text(popup, '#facts'), /\d+ words.*English.*left to right/);
      assert.match(await text(popup, '#preview'), /^The clock that slept\n/);
      assert.doesNotMatch(await text(popup, '#preview'), /Sport|Read next|rights reserved/);
      assert.deepEqual(await faults(popup), []);
      await close();
    });

    test('Enter copies, and says so', async () => {
      const { popup, close } = await openPopup();
      await popup.key('Enter');
      assert.match(await browser.clipboardAfter(MARK), /^The clock that slept\n[^]*Only the pigeons complained\.$/);
      await popup.waitFor(() => /Article copied: \d+ words/.test(document.querySelector('#status').textContent));
      await close();
    });

    test('each kind of copy has a button, and is shown', async () => {
      const { popup, close } = await openPopup();
      await popup.click('#copy-markdown');
      assert.match(await browser.clipboardAfter(MARK), /^# The clock that slept\n[^]*\*pigeons\*/);
      await popup.waitFor(() => /\*pigeons\*/.test(document.querySelector('#preview').textContent));
      browser.display.setClipboard(MARK);
      await popup.click('#copy-rich');
      await browser.clipboardAfter(MARK);
      assert.match(browser.display.clipboard('text/html'), /<em>pigeons<\/em>/);
      await popup.waitFor(() => document.querySelector('#preview em')?.textContent === 'pigeons');
      assert.deepEqual(await faults(popup), []);
      await close();
    });

    test('the citation in the default style, and in another that is searched for', async () => {
      const { popup, close } = await openPopup();
      await popup.click('#format-citation');
      await popup.waitFor(() => /^Adler, R\. \(2024, March 2\)/.test(document.querySelector('#preview').textContent));
      await popup.click('#copy-citation');
      assert.match(await browser.clipboardAfter(MARK), /^Adler, R\. \(2024, March 2\)\. The clock that slept/);
      await popup.evaluate(() => {
        const search = document.querySelector('#style-search');
        search.focus();
        search.value = 'mla handbook';
        search.dispatchEvent(new Event('input'));
      });
      await popup.waitFor(() => /MLA Handbook/.test(document.querySelector('#style-list').textContent));
      assert.deepEqual(await faults(popup), []);
      await popup.key('ArrowDown');
      await popup.waitFor(() => document.querySelector('#style-list [aria-selected="true"]'));
      await popup.key('Enter');
      await popup.waitFor(() => /^Adler, Ruth\. “The Clock That Slept\.”/.test(document.querySelector('#preview').textContent));
      await close();
    });

    test('a corrected field is cited, and survives closing', async () => {
      const { page, popup, close } = await openPopup();
      await popup.evaluate(() => {
        document.querySelector('#fields-fold').open = true;
        const field = document.querySelector('#field-title');
        field.value = 'The clock that never slept';
        field.dispatchEvent(new Event('input'));
        const date = document.querySelector('#field-published');
        date.value = 'soon';
        date.dispatchEvent(new Event('input'));
      });
      assert.equal(await text(popup, '#headline'), 'The clock that never slept');
      assert.match(await text(popup, '#field-published-hint'), /not a date/);
      assert.deepEqual(await faults(popup), []);
      await waitFor.milliseconds(300);
      await popup.close();
      await waitFor(async () => !(await browser.popupIsOpen()), 'the popup to close');
      await browser.pressToolbar(page);
      const again = await browser.popup();
      await ready(again);
      assert.equal(await text(again, '#headline'), 'The clock that never slept');
      await again.close();
      await page.close();
      void close;
    });

    test('every field can be corrected, those too that the page tells nothing of', async () => {
      const { popup, close } = await openPopup();
      await popup.click('#format-citation');
      await popup.waitFor(() => /^Adler, R\./.test(document.querySelector('#preview').textContent));
      const type = (field, value) =>
        popup.evaluate(
          (field, value) => {
            const input = document.querySelector(`#field-${field}`);
            input.value = value;
            input.dispatchEvent(new Event('input'));
          },
          field,
          value,
        );
      await popup.evaluate(() => (document.querySelector('#fields-fold').open = true));
      assert.equal(await text(popup, '#field-editors-hint'), null);
      await popup.click('#more-fields');
      assert.deepEqual(await faults(popup), []);
      await type('kind', 'leaflet');
      assert.match(await text(popup, '#field-kind-hint'), /webpage/);
      assert.equal(await popup.evaluate(() => document.querySelector('#field-kind').ariaInvalid), 'true');
      await type('kind', 'chapter');
      await type('editors', 'Nora Brandt');
      await popup.waitFor(() => /In N\. Brandt \(Ed\.\)/.test(document.querySelector('#preview').textContent));
      await popup.click('#more-fields');
      assert.equal(await popup.evaluate(() => document.querySelector('#field-editors').value), 'Nora Brandt');
      assert.equal(await text(popup, '#field-translators-hint'), null);
      await popup.click('#restore-fields');
      await popup.waitFor(() => !/Brandt/.test(document.querySelector('#preview').textContent));
      await close();
    });

    test('what was left out can be put back', async () => {
      const { popup, close } = await openPopup();
      const before = await text(popup, '#preview');
      await popup.evaluate(() => (document.querySelector('#left-out-fold').open = true));
      const wanted = await popup.evaluate(() => {
        const entries = [...document.querySelectorAll('#left-out li')];
        const entry = entries.findIndex((entry) => /Ten bridges/.test(entry.textContent));
        entries[entry]?.querySelector('button').click();
        return entry;
      });
      assert.ok(wanted >= 0, 'the links to other articles are listed');
      await popup.waitFor(() => /Ten bridges/.test(document.querySelector('#preview').textContent));
      assert.deepEqual(await faults(popup), []);
      await popup.evaluate((wanted) => document.querySelectorAll('#left-out li button')[wanted].click(), wanted);
      await popup.waitFor((before) => document.querySelector('#preview').textContent === before, before);
      await close();
    });

    test('where the article is not clear, another part can be taken', async () => {
      const clear = await openPopup();
      assert.equal(await clear.popup.evaluate(() => document.querySelector('#choices-fold').hidden), true);
      await clear.close();
      const { popup, page } = await openPopup('http://news.example/unclear/');
      const before = await text(popup, '#preview');
      await popup.evaluate(() => (document.querySelector('#choices-fold').open = true));
      const offered = await popup.evaluate(() => [...document.querySelectorAll('#choices input')].map((radio) => radio.checked));
      assert.ok(offered.length > 1 && offered[0] && !offered.slice(1).includes(true), `${offered}`);
      assert.deepEqual(await faults(popup), []);
      await popup.evaluate(() => document.querySelectorAll('#choices input')[1].click());
      await popup.waitFor((before) => document.querySelector('#preview').textContent !== before, before);
      const other = await text(popup, '#preview');
      await popup.click('#copy');
      assert.equal(await browser.clipboardAfter(MARK), other);
      // The choice survives closing, and the first can be had again.
      await popup.close();
      await browser.pressToolbar(page);
      const second = await browser.readPopup();
      assert.equal(await text(second, '#preview'), other);
      assert.equal(await second.evaluate(() => document.querySelectorAll('#choices input')[1].checked), true);
      await second.evaluate(() => document.querySelector('#choices input').click());
      await second.waitFor((before) => document.querySelector('#preview').textContent === before, before);
      await second.close();
      await page.close();
    });

    test('an empty page is told in a sentence, with a way on', async () => {
      const { popup, close } = await openPopup('http://news.example/empty/');
      assert.match(await text(popup, '[role="alert"]'), /no article/);
      assert.deepEqual(await faults(popup), []);
      await popup.key('Enter');
      assert.equal(browser.display.clipboard(), MARK);
      await close();
    });

    test('the reader page holds the article and nothing of the page', async () => {
      const { popup, close } = await openPopup();
      const tab = await browser.inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id);
      await popup.close();
      const reader = await browser.openExtensionPage(`www/reader.html?tab=${tab}`);
      await ready(reader);
      assert.equal(await text(reader, '#headline'), 'The clock that slept');
      assert.equal(await text(reader, '#text em'), 'pigeons');
      assert.equal(await reader.evaluate(() => document.querySelectorAll('#text script, #text [onclick], #text img').length), 0);
      await reader.click('#larger');
      assert.equal(await reader.evaluate(() => document.body.style.getPropertyValue('--size')), '130%');
      assert.deepEqual(await faults(reader), []);
      await reader.close();
      await close();
    });

    test('settings are kept, checked, exported, imported and reset', async () => {
      const options = await browser.openExtensionPage('www/options.html');
      await ready(options);
      await options.waitFor(() => /Lindqvist/.test(document.querySelector('#citation-example').textContent));
      assert.deepEqual(await faults(options), []);
      await options.click('#trackers summary');
      assert.deepEqual(await options.evaluate(() => [...document.querySelectorAll('#tracker-list code')].map((one) => one.innerText)), TRACKERS);
      await options.click('#default-copy-markdown');
      await options.waitFor(() => /saved/i.test(document.querySelector('#status').textContent));
      await options.evaluate(() => {
        const name = document.querySelector('#file-name');
        name.value = '{{titel}}';
        name.dispatchEvent(new Event('input'));
      });
      assert.match(await text(options, '#file-name-bad'), /\{\{titel\}\}/);
      const stored = await options.evaluate(async () => (await chrome.storage.local.get('settings')).settings);
      assert.equal(stored.defaultCopy, 'markdown');
      assert.equal(stored.fileName, '{{published}} {{title}}');

      const take = (file) =>
        options.evaluate((file) => {
          const data = new DataTransfer();
          data.items.add(new File([file], 'settings.json'));
          const input = document.querySelector('#import-settings');
          input.files = data.files;
          input.dispatchEvent(new Event('change'));
        }, file);
      await take('{}');
      await options.waitFor(() => /does not hold/.test(document.querySelector('#backup-said').textContent));
      await take(JSON.stringify({ kind: 'verbatim-settings', settings: { version: 99 } }));
      await options.waitFor(() => /newer/.test(document.querySelector('#backup-said').textContent));
      await take(JSON.stringify({ kind: 'verbatim-settings', settings: { version: 1, theme: 'sepia', notice: true } }));
      await options.waitFor(() => document.documentElement.dataset.theme === 'sepia' && !document.querySelector('[aria-busy="true"]'));
      assert.equal(await options.evaluate(() => document.querySelector('#notice').checked), true);
      // The citation's example comes last; what stands below it then stays where it is.
      await options.waitFor(() => /Lindqvist/.test(document.querySelector('#citation-example').textContent));
      assert.deepEqual(await faults(options), []);

      await options.click('#reset-settings');
      await options.click('#reset-settings');
      await options.waitFor(() => !document.documentElement.dataset.theme && !document.querySelector('[aria-busy="true"]'));
      await options.close();
    });

    test('every option of a format shows in the example', async () => {
      const options = await browser.openExtensionPage('www/options.html');
      await ready(options);
      const shows = (pattern) =>
        options.waitFor((pattern) => new RegExp(pattern, 'm').test(document.querySelector('#example').textContent), pattern);
      await shows('Harbour Notes');
      assert.ok((await text(options, '#example')).split('\n').some((line) => line.length > 72));
      await options.click('#wrap');
      await options.waitFor(() => document.querySelector('#example').textContent.split('\n').every((line) => line.length <= 72));
      await options.click('#example-formats-markdown');
      await shows('^## 1999$');
      await shows('^\\\\\\* \\[Harbour Notes\\]\\(');
      await options.click('#few-backslashes');
      await shows('^\\* \\[Harbour Notes\\]\\(');
      await options.click('#lower-headings');
      await shows('^### 1999$');
      await options.click('#links-numbered');
      await shows('^\\[1\\]: https://harbour');
      await options.click('#images-alt');
      await shows('^The lighthouse that moved$');
      await shows('^\\[\\^1\\]: When');
      await options.click('#flavour-commonmark');
      await options.waitFor(() => !document.querySelector('#example').textContent.includes('[^1]'));
      await options.click('#notes');
      await options.waitFor(() => !document.querySelector('#example').textContent.includes('When'));
      await options.waitFor(() => /Lindqvist/.test(document.querySelector('#citation-example').textContent));
      await options.click('#front-matter');
      await shows('^author: \\[Mara Lindqvist\\]$');
      assert.deepEqual(await faults(options), []);
      await options.click('#reset-settings');
      await options.click('#reset-settings');
      await options.waitFor(() => !document.querySelector('#wrap').checked && !document.querySelector('[aria-busy="true"]'));
      await options.close();
    });

    test('a damaged store is repaired, and that is said', async () => {
      await browser.inBackground(() => chrome.storage.local.set({ settings: { version: 1, theme: 7, headline: false } }));
      const options = await browser.openExtensionPage('www/options.html');
      await ready(options);
      assert.equal(await options.evaluate(() => document.querySelector('#repaired').hidden), false);
      assert.equal(await options.evaluate(() => document.querySelector('#headline').checked), false);
      await options.close();
    });

    test('the first-run page has a blocked article that is copied all the same', async () => {
      const first = await browser.openExtensionPage('www/first_run.html');
      await ready(first);
      assert.deepEqual(await faults(first), []);
      browser.display.setClipboard(MARK);
      await first.click('#copy-sample');
      assert.match(await browser.clipboardAfter(MARK), /^The lighthouse that moved\n[^]*brick lighthouse of 4,800 tons/);
      await first.close();
    });

    test('the side panel says what reads a page, and never reads one itself', async () => {
      const panel = await browser.openExtensionPage('www/side_panel.html');
      await ready(panel);
      assert.match(await text(panel, '#trouble-text'), /Alt\+Shift\+Y|toolbar/);
      assert.deepEqual(await faults(panel), []);
      await panel.close();
    });

    test('several pages: nothing is asked for before a press', async () => {
      const several = await browser.openExtensionPage('www/several.html');
      await ready(several);
      assert.deepEqual(await faults(several), []);
      const held = await several.evaluate(async () => chrome.permissions.getAll());
      assert.ok(!held.permissions.includes('tabs'));
      await several.close();
    });

    test('several pages: tabs and sites are asked for when pressed, read as one, and given back', async () => {
      const pages = [];
      for (const address of [ADDRESS, 'http://one.example/kiln/', 'http://two.example/empty/']) pages.push(await browser.open(address));
      const several = await browser.openExtensionPage('www/several.html');
      await ready(several);
      await browser.pressAndAllow(several, '#list-all');
      await several.waitFor(() => document.querySelectorAll('#pages li').length === 3);
      await browser.pressAndAllow(several, '#start');
      await several.waitFor(() => !document.querySelector('#done').hidden);
      // A page without an article is named, and the rest arrive.
      const states = await several.evaluate(() => [...document.querySelectorAll('#pages li')].map((row) => row.lastElementChild.className));
      assert.equal(states.filter((state) => state === 'bad').length, 1);
      browser.display.setClipboard(MARK);
      await several.click('#copy');
      const copied = await browser.clipboardAfter(MARK);
      assert.match(copied, /The clock that slept\n[^]*only the pigeons complained[^]*\* \* \*[^]*The kiln\n/i);

      await several.click('#outcome-references');
      await browser.pressAndAllow(several, '#start');
      await several.waitFor(() => /\(2024, March 2\)/.test(document.querySelector('#preview').textContent));
      const list = (await text(several, '#preview')).split('\n');
      assert.equal(list.length, 2);
      assert.match(list[0], /^Adler, R\. \(2024, March 2\)\./);
      assert.match(list[1], /^The kiln\. \(n\.d\.\)\./);

      const held = await several.evaluate(() => chrome.permissions.getAll());
      assert.deepEqual([held.origins, held.permissions.includes('tabs')], [[], false]);
      await several.close();
      for (const page of pages) await page.close();
    });

    for (const [locale, direction] of [['ar', 'rtl'], ['de', 'ltr'], ['ja', 'ltr']]) {
      test(`in ${locale}: every text of every page, mirrored where it must be`, async () => {
        await browser.inBackground((language) => chrome.storage.local.set({ settings: { language } }), locale);
        for (const path of ['options', 'first_run', 'several', 'reader', 'side_panel']) {
          const view = await browser.openExtensionPage(`www/${path}.html`);
          await ready(view);
          assert.equal(await view.evaluate(() => document.documentElement.dir), direction, path);
          assert.equal(await view.evaluate(() => document.documentElement.lang), locale, path);
          const empty = await view.evaluate(() =>
            [...document.querySelectorAll('[data-message]')].filter((element) => !element.textContent.trim()).map((element) => element.dataset.message));
          assert.deepEqual(empty, [], path);
          assert.deepEqual(await faults(view), [], path);
          await view.close();
        }
      });
    }

    test('at 320 CSS pixels nothing has to be scrolled sideways', async () => {
      for (const path of ['popup', 'options', 'first_run', 'several', 'reader', 'side_panel']) {
        const view = await browser.openExtensionPage(`www/${path}.html`);
        await ready(view);
        await view.resize(320, 640);
        await view.waitFor(() => innerWidth === 320);
        const wide = await view.evaluate(() => {
          const inside = '.example, .preview, .visually-hidden, .wide';
          const outside = [...document.body.querySelectorAll('*')].filter((element) => {
            const { left, right, width } = element.getBoundingClientRect();
            return width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1) && !element.closest(inside);
          });
          return outside.map((element) => element.outerHTML.slice(0, 80));
        });
        assert.deepEqual(wide, [], path);
        await view.close();
      }
    });
  });
}
