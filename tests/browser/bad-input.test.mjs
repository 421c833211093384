// Pages that cannot be read, and pages that resist: a clear sentence, the clipboard as it was, and
// the next press works.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, launch, waitFor } from './driver/index.mjs';
import { article, paragraphs } from './mill.mjs';

const MARK = 'what was on the clipboard before';

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

const PAGES = {
  'http://bad.example/good/': article(paragraphs(8)),
  'http://bad.example/empty/': '<!doctype html><title></title>',
  'http://bad.example/nothing/': { body: '', headers: { 'content-type': 'text/html' } },
  'http://bad.example/pdf/': { body: PDF, headers: { 'content-type': 'application/pdf' } },
  'http://bad.example/large/': () => article(paragraphs(30_000)),
  'http://bad.example/many/': () => article(paragraphs(6) + '<b><i>x</i></b>'.repeat(150_000)),
  // More levels bring Chromium down, and cost Firefox minutes, with or without us: both lay out by recursion.
  'http://bad.example/deep/': () => article(paragraphs(6) + '<script>let at = document.querySelector("article"); for (let i = 0; i < (navigator.userAgent.includes("Firefox") ? 20000 : 2000); i++) { const next = document.createElement("div"); at.append(next); at = next; } at.textContent = "the bottom";</script>'),
  'http://bad.example/frames/': '<!doctype html><title>Frames</title><iframe src="/good/" width="900" height="700"></iframe>',
  'http://bad.example/clobbered/': article(
    paragraphs(6) +
      '<form><input name="firstChild"><input name="nextSibling"><input name="localName"><input name="nodeType"><input name="attributes"><input name="parentNode"><p>Inside the form.</p></form>' +
      '<img name="body"><img name="documentElement"><img name="querySelectorAll"><img name="title"><img name="URL">' + paragraphs(2),
  ),
  'http://bad.example/poisoned/': article(
    paragraphs(6) +
      `<script>
        const lie = () => { throw new Error('poisoned'); };
        for (const proto of [Node.prototype, Element.prototype, Document.prototype])
          for (const name of Object.getOwnPropertyNames(proto))
            if (name !== 'constructor') try { Object.defineProperty(proto, name, { get: lie }); } catch {}
        Map.prototype.get = Set.prototype.has = Array.prototype.push = JSON.stringify = lie;
      </script>`,
  ),
  'http://bad.example/controls/': article(paragraphs(6) + '<p id="c"></p><script>c.textContent = "before \\u0001\\u0002\\u0005 after end";</script>'),
  'http://bad.example/halves/': article(paragraphs(3) + `<p>The miller counted <a id="l" href="/x">of</a> sacks <img id="i" src="/i.png" width="300" height="200"> and wrote <b id="b"></b> in a book that nobody but the mice has opened since the river was last high.</p>${paragraphs(3)}<script>b.textContent = "before \\ud800 after"; l.title = "one \\udc00 two"; l.append(" ten\\udbff"); i.alt = "a \\ud83d mill"; l.href = "/q?x=\\udc00"; document.querySelector("h1").append(" \\udfff");</script>`),
};

/** The mark on the toolbar button. */
const badge = (browser) =>
  browser.inBackground(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return { text: await chrome.action.getBadgeText({ tabId: tab.id }), title: await chrome.action.getTitle({ tabId: tab.id }) };
  });

for (const kind of BROWSERS) {
  describe(`bad input in ${kind}`, () => {
    let browser;
    before(async () => {
      browser = await launch(kind, { pages: PAGES });
    });
    after(() => browser?.stop());

    async function nextPressWorks() {
      const page = await browser.open('http://bad.example/good/');
      browser.display.setClipboard(MARK);
      await browser.pressKeys(page, 'alt+shift+y');
      assert.match(await browser.clipboardAfter(MARK), /^The Old Mill\n/);
      await page.close();
    }

    async function refuses(page, words) {
      browser.display.setClipboard(MARK);
      await browser.pressKeys(page, 'alt+shift+y');
      const { title } = await waitFor(async () => {
        const mark = await badge(browser);
        return mark.text === '!' && mark;
      }, 'the mark on the button');
      assert.match(title, words);
      assert.equal(browser.display.clipboard(), MARK);
    }

    test('a page of the browser itself', async () => {
      const page = await browser.open(kind === 'chromium' ? 'chrome://version/' : 'about:support');
      await refuses(page, /does not let extensions/);
      await page.close();
      await nextPressWorks();
    });

    test('the same from the popup', async () => {
      const page = await browser.open(kind === 'chromium' ? 'chrome://version/' : 'about:support');
      browser.display.setClipboard(MARK);
      await browser.pressToolbar(page);
      const popup = await browser.popup();
      await popup.waitFor(() => /does not let extensions/.test(document.body.textContent));
      await popup.key('Enter');
      assert.equal(browser.display.clipboard(), MARK);
      await popup.close();
      await page.close();
      await nextPressWorks();
    });

    for (const [name, address] of [['an empty page', '/empty/'], ['a page of no bytes', '/nothing/'], ['a PDF', '/pdf/']]) {
      test(name, async () => {
        const page = await browser.open('http://bad.example' + address);
        await refuses(page, /no article|does not let extensions/);
        await page.close();
        await nextPressWorks();
      });
    }

    test('the tab closes while it is read', async () => {
      const page = await browser.open('http://bad.example/large/');
      browser.display.setClipboard(MARK);
      await browser.pressKeys(page, 'alt+shift+y');
      await page.close();
      await nextPressWorks();
    });

    test('the tab goes elsewhere while it is read', async () => {
      const page = await browser.open('http://bad.example/large/');
      await browser.pressKeys(page, 'alt+shift+y');
      await page.goto('http://bad.example/good/');
      await page.close();
      await nextPressWorks();
    });

    for (const [name, address] of [
      ['a page of 8 MB', '/large/'],
      ['300,000 elements', '/many/'],
      ['as many levels as the browser bears', '/deep/'],
      ['an article in a frame', '/frames/'],
      ['names that stand before the browser’s own', '/clobbered/'],
      ['poisoned prototypes', '/poisoned/'],
      ['control characters', '/controls/'],
    ]) {
      test(`${name}: the article is copied`, async () => {
        const page = await browser.open('http://bad.example' + address);
        browser.display.setClipboard(MARK);
        await browser.pressKeys(page, 'alt+shift+y');
        const text = await browser.clipboardAfter(MARK, 60_000);
        assert.ok(text.includes('The old mill turns only when the river is high'), text.slice(0, 300));
        await page.close();
      });
    }

    // Seen on busy machines: Chromium tells the page's process what the press allows, and asks it to run the script, by
    // two ways.
    test('the page learns late what the press allows', { skip: kind !== 'chromium' && 'this browser asks in one place' }, async () => {
      const page = await browser.open('http://bad.example/good/');
      await browser.inBackground(() => {
        const run = chrome.scripting.executeScript.bind(chrome.scripting);
        let late = 4;
        chrome.scripting.executeScript = (details) =>
          late-- > 0
            ? Promise.reject(new Error('Cannot access contents of the page. Extension manifest must request permission to access the respective host.'))
            : run(details);
      });
      browser.display.setClipboard(MARK);
      await browser.pressKeys(page, 'alt+shift+y');
      assert.match(await browser.clipboardAfter(MARK), /^The Old Mill\n/);
      await page.close();
    });

    test('an earlier press on a slow page does not overwrite what a later one copied', { skip: kind !== 'chromium' && 'what reads a page cannot be made slow there' }, async () => {
      const slow = await browser.open('http://bad.example/good/');
      await browser.inBackground(() => {
        const run = chrome.scripting.executeScript.bind(chrome.scripting);
        let first = true;
        globalThis.readLate = false;
        chrome.scripting.executeScript = async (details) => {
          if (!first) return run(details);
          first = false;
          await new Promise((resolve) => setTimeout(resolve, 4000));
          return run(details).finally(() => (globalThis.readLate = true));
        };
      });
      browser.display.setClipboard(MARK);
      await browser.pressKeys(slow, 'alt+shift+y');
      const quick = await browser.open('http://bad.example/halves/');
      await browser.pressKeys(quick, 'alt+shift+y');
      const text = await browser.clipboardAfter(MARK);
      assert.match(text, /^The old mill.*\ufffd\n/i);
      for (let i = 0; !(await browser.inBackground(() => globalThis.readLate)); i++) {
        assert.ok(i < 100, 'the slow page is read in the end');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await new Promise((resolve) => setTimeout(resolve, 700));
      assert.equal(browser.display.clipboard(), text);
      await slow.close();
      await quick.close();
    });

    test('half characters: each is one replacement character, and the rest is whole', async () => {
      const page = await browser.open('http://bad.example/halves/');
      browser.display.setClipboard(MARK);
      await browser.pressKeys(page, 'alt+shift+y');
      const text = await browser.clipboardAfter(MARK);
      assert.ok(text.isWellFormed());
      assert.match(text, /^The old mill.*\ufffd\n/i);
      assert.match(text, /of ten\ufffd/);
      assert.match(text, /before \ufffd after/);
      await page.close();
    });
  });
}
