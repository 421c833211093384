// Nothing leaves: every request of the browser goes through a proxy that writes it down, and in no
// flow does the extension cause one.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { BROWSERS, EXTENSION, launch, ready, waitFor } from './driver/index.mjs';
import { FREE_KEY, variant } from './techniques/variant.js';

const MARK = 'what was on the clipboard before';
const PAGE = 'http://news.example/clock/';
const OTHER = 'http://one.example/kiln/';
const PLAYGROUND = 'http://play.example/';

const TEXT = 'The town clock was stopped by hand every night so that the baker could sleep, and nobody knows who began it. ';
const article = (title) => `<!doctype html><html lang="en"><head><title>${title} | Evening Post</title>
<link rel="stylesheet" href="/style.css"><link rel="canonical" href="https://canonical.example/clock/">
<link rel="alternate" type="application/json+oembed" href="https://oembed.example/clock"><link rel="license" href="https://licence.example/">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${title}","image":"https://lead.example/lead.png",
"author":{"@type":"Person","name":"Ruth Adler","url":"https://author.example/"},"datePublished":"2024-03-02","publisher":{"@type":"Organization","logo":"https://logo.example/l.png"}}</script>
</head><body oncopy="return false"><article><h1>${title}</h1><p>By Ruth Adler</p>${`<p>${TEXT.repeat(3)}</p>`.repeat(4)}
<figure><img src="http://pictures.example/clock.png" srcset="http://pictures.example/large.png 2x" loading="lazy" alt="The clock"><figcaption>The clock</figcaption></figure>
<p id="quoted">Only the pigeons complained, and nobody heard them.</p><p><a href="https://linked.example/">A link</a></p>
<iframe src="http://frame.example/"></iframe><video src="http://video.example/v.webm" preload="none"></video></article></body></html>`;

const PAGES = { [PAGE]: article('The clock that slept'), [OTHER]: article('The kiln') };

for (const kind of BROWSERS) {
  describe(`requests in ${kind}`, { concurrency: 1 }, () => {
    let browser;
    let extension;
    before(async () => {
      extension = variant();
      browser = await launch(kind, { pages: PAGES, folders: { [PLAYGROUND]: EXTENSION }, extension: extension.folder, proxy: true });
    });
    after(async () => {
      await browser?.stop();
      extension?.remove();
    });
    afterEach(async () => {
      if (await browser.popupIsOpen()) await (await browser.popup()).close();
      await browser.inBackground(() => chrome.storage.local.clear());
    });

    /** What was asked for since the last call, but for what the browser itself wants. */
    const asked = () => browser.server.takeRequests();

    /** Opens a page; whatever it asks for itself has been asked for then. */
    async function open(address = PAGE) {
      const page = await browser.open(address);
      await waitFor.milliseconds(500);
      const own = asked();
      assert.ok(own.includes(address) && own.includes('http://pictures.example/clock.png'), `the proxy hears of the page's requests: ${own}`);
      browser.display.setClipboard(MARK);
      return page;
    }

    test('the proxy hears of encrypted connections and of loopback ports', async () => {
      const page = await open();
      await page.evaluate(() => {
        fetch('https://secret.example/x').catch(() => {});
        fetch('http://127.0.0.1:8123/').catch(() => {});
      });
      const heard = new Set();
      await waitFor(() => {
        for (const address of asked()) heard.add(address);
        return heard.size >= 2;
      }, 'the requests');
      assert.deepEqual([...heard].sort(), ['http://127.0.0.1/', 'https://secret.example:443']);
      await page.close();
    });

    test('the popup: text, Markdown, rich text, a citation, another style, an export', async () => {
      const page = await open();
      await browser.pressToolbar(page);
      const popup = await browser.readPopup();
      const says = (pattern) => popup.waitFor((pattern) => new RegExp(pattern).test(document.querySelector('#preview').textContent), pattern);
      for (const format of ['text', 'markdown', 'rich']) {
        browser.display.setClipboard(MARK);
        await popup.click(`#copy-${format}`);
        await browser.clipboardAfter(MARK);
      }
      await popup.click('#format-citation');
      await says('^Adler, R\\.');
      await popup.evaluate(() => {
        const search = document.querySelector('#style-search');
        search.focus();
        search.value = 'mla handbook';
        search.dispatchEvent(new Event('input'));
      });
      await popup.waitFor(() => /MLA/.test(document.querySelector('#style-list').textContent));
      await popup.evaluate(() => {
        const kinds = document.querySelector('#citation-kind');
        kinds.value = 'bibtex';
        kinds.dispatchEvent(new Event('change', { bubbles: true }));
        kinds.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await says('^@');
      browser.display.setClipboard(MARK);
      await popup.click('#copy-citation');
      assert.match(await browser.clipboardAfter(MARK), /^@/);
      assert.deepEqual(asked(), []);
      await popup.close();
      await page.close();
    });

    test('the shortcut, a quote with its source, freeing the page and putting it back', async () => {
      const page = await open();
      await browser.pressKeys(page, 'alt+shift+y');
      assert.match(await browser.clipboardAfter(MARK), /baker could sleep/);
      browser.display.setClipboard(MARK);
      const place = await page.evaluate(() => {
        const quoted = document.querySelector('#quoted');
        quoted.scrollIntoView({ block: 'center', behavior: 'instant' });
        getSelection().selectAllChildren(quoted);
        const { left, top, height } = quoted.getBoundingClientRect();
        return { left: screenX + left + 40, top: screenY + outerHeight - innerHeight + top + height / 2 };
      });
      await browser.chooseInContextMenu(page, 5, { ...place, selected: true });
      assert.match(await browser.clipboardAfter(MARK), /pigeons.*Adler[^]*#:~:text=/);
      await browser.pressKeys(page, FREE_KEY);
      await waitFor.milliseconds(1_000);
      await browser.pressKeys(page, FREE_KEY);
      await waitFor.milliseconds(500);
      assert.deepEqual(asked(), []);
      await page.close();
    });

    test('the reader', async () => {
      const page = await open();
      await browser.pressToolbar(page);
      await (await browser.readPopup()).close();
      const tab = await browser.inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id);
      const reader = await browser.openExtensionPage(`www/reader.html?tab=${tab}`);
      await ready(reader);
      assert.match(await reader.evaluate(() => document.querySelector('#text').textContent), /pigeons/);
      await waitFor.milliseconds(500);
      assert.deepEqual(asked(), []);
      await reader.close();
      await page.close();
    });

    test('several pages', async () => {
      const pages = [await open(), await open(OTHER)];
      const several = await browser.openExtensionPage('www/several.html');
      await ready(several);
      await browser.pressAndAllow(several, '#list-all');
      await several.waitFor(() => document.querySelectorAll('#pages li').length === 2);
      await browser.pressAndAllow(several, '#start');
      await several.waitFor(() => !document.querySelector('#done').hidden);
      assert.deepEqual(asked(), []);
      await several.close();
      for (const page of pages) await page.close();
    });

    test('settings, first run, side panel', async () => {
      for (const path of ['options', 'first_run', 'side_panel']) {
        const view = await browser.openExtensionPage(`www/${path}.html`);
        await ready(view);
        if (path === 'options') await view.waitFor(() => /Lindqvist/.test(document.querySelector('#citation-example').textContent));
        await waitFor.milliseconds(300);
        assert.deepEqual(asked(), [], path);
        await view.close();
      }
    });

    test('the playground asks for its own files alone', async () => {
      const page = await browser.open(`${PLAYGROUND}www/index.html?lang=en`);
      const shows = (pattern) =>
        page.waitForFunction((pattern) => new RegExp(pattern, 'm').test(document.querySelector('#preview').textContent), { timeout: 20_000, polling: 50 }, pattern);
      await shows('lighthouse');
      await page.evaluate((html) => {
        document.querySelector('#address').value = 'http://parish.example/2023/hedge/';
        document.querySelector('#html').value = html;
      }, article('The older hedge'));
      await page.click('#run');
      await shows('baker could sleep');
      await page.click('#formats-citation');
      await shows('^Adler, R\\.');
      const all = asked();
      assert.ok(all.includes(`${PLAYGROUND}www/index.html`), 'the proxy hears of the playground');
      assert.deepEqual(all.filter((address) => !address.startsWith(PLAYGROUND)), []);
      await page.close();
    });
  });
}
