// Tricks of delivery: rows 56 to 60 of the catalogue.

import { article, PARAGRAPHS } from './article.js';

const escaped = (html) => [...html].map((c) => (c.charCodeAt(0) < 128 ? '%' + c.charCodeAt(0).toString(16).padStart(2, '0') : '%u' + c.charCodeAt(0).toString(16).padStart(4, '0'))).join('');
const base64 = (html) => Buffer.from(html, 'utf8').toString('base64');
const KEY = 'harbour-key-0001';

/** The payload for `crypto.subtle`, made when the page is asked for. */
const encrypted = async (html) => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(KEY), 'AES-CBC', false, ['encrypt']);
  return base64Bytes(await crypto.subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, key, new TextEncoder().encode(html)));
};
const base64Bytes = (buffer) => Buffer.from(buffer).toString('base64');
const BODY = PARAGRAPHS.map((t, i) => `<p id="p${i + 1}">${t}</p>`).join('');

export const DELIVERY = [
  { row: 56, name: 'document-write', blocks: ['source'], main: `<script>document.write(unescape('${escaped(article())}'))</script>` },
  { row: 57, name: 'late-decryption', blocks: ['source'], wait: 1400,
    main: `<article id="article"><h1>How the harbour got its tide tables</h1><div id="late">Loading</div></article>`,
    script: `setTimeout(async () => { const bytes = s => Uint8Array.from(atob(s), c => c.charCodeAt(0));
      const key = await crypto.subtle.importKey('raw', new TextEncoder().encode('${KEY}'), 'AES-CBC', false, ['decrypt']);
      const plain = await crypto.subtle.decrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, key, bytes('${await encrypted(BODY)}'));
      document.getElementById('late').outerHTML = new TextDecoder().decode(plain) }, 1000)` },
  { row: 58, name: 'virtualised-pages', blocks: ['source'], free: false, missing: 'partial',
    main: `<article id="article"><h1>How the harbour got its tide tables</h1><div id="pages" style="height:320px;overflow:auto"><div style="height:9000px;position:relative"></div></div></article>`,
    script: `const parts = atob('${base64(JSON.stringify(PARAGRAPHS))}'), list = JSON.parse(new TextDecoder().decode(Uint8Array.from(parts, c => c.charCodeAt(0))));
      const box = document.getElementById('pages'), sheet = box.firstElementChild; const draw = () => { const from = Math.floor(box.scrollTop / 150); sheet.textContent = '';
        for (let i = from; i < from + 2; i++) { const p = document.createElement('p'); p.id = 'p' + (i + 1); p.textContent = list[i % 4]; p.style.cssText = 'position:absolute;margin:0;top:' + i * 150 + 'px'; sheet.append(p) } };
      box.onscroll = draw; draw()` },
  { row: 59, name: 'read-more-clamp', blocks: ['clip'], free: false,
    head: `<style>#fold{max-height:170px;overflow:hidden}</style>`,
    main: article(`<div id="fold">${BODY}</div><button onclick="document.getElementById('fold').style.maxHeight='none';this.remove()">Read more</button>`) },
  { row: 60, name: 'noscript-curtain', blocks: ['curtain'],
    head: `<noscript><style>body{visibility:hidden}</style></noscript>`,
    main: `<noscript><div style="position:fixed;inset:0;background:#fff;z-index:99">Please enable JavaScript</div></noscript>{article}` },
];
