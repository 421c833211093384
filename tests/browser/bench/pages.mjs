// The pages of the bench: real ones drawn from the evaluation data, and ours of known size.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SHARED } from '../driver/index.mjs';

const CORPORA = ['wcxb-dev', 'daniel-dev', 'nonlatin-dev', 'trafilatura-dev'];
const SEED = 20_26;

/** A small generator of numbers in [0, 1): the same for the same seed (mulberry32). */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * `count` pages over all corpora: each gives the same number, one from each of that many classes
 * of size, so that small and large ones are in.
 */
export function drawPages(count) {
  const random = numbers(SEED);
  const corpora = CORPORA.map((name) => join(SHARED, 'corpus', name, 'html')).filter(existsSync);
  if (!corpora.length) return [];
  return corpora.flatMap((folder, index) => {
    const files = readdirSync(folder)
      .map((file) => ({ file, size: statSync(join(folder, file)).size }))
      .sort((one, other) => one.size - other.size || one.file.localeCompare(other.file));
    const share = Math.min(files.length, Math.floor(count / corpora.length) + (index < count % corpora.length ? 1 : 0));
    return Array.from({ length: share }, (_, i) => {
      const { file } = files[Math.floor(((i + random()) * files.length) / share)];
      const read = () => {
        const bytes = readFileSync(join(folder, file));
        return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      };
      return { name: `${CORPORA[index]}/${file.replace(/\.html(\.gz)?$/, '')}`, bytes: read().length, body: read };
    });
  });
}

const SENTENCE = 'The ferry leaves the northern pier at seven, and whoever misses it walks around the bay until noon. ';

/** An article of ours of about this many megabytes, with the furniture that pages have. */
export function madePage(megabytes) {
  const wanted = megabytes * 1_000_000;
  const make = () => {
    const parts = [
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Ferry</title>' +
        '<style>.hidden{display:none} .note{color:#555;font-style:italic} nav a{display:inline-block;margin:4px}</style></head><body>' +
        '<header><nav>' + '<a href="/x">Section</a>'.repeat(40) + '</nav></header><main><article><h1>The Ferry</h1>',
    ];
    let length = parts[0].length;
    for (let i = 0; length < wanted; i++) {
      const part =
        (i % 12 === 0 ? `<h2 id="s${i}">Part ${i / 12 + 1}</h2>` : '') +
        `<p class="${i % 5 ? 'text' : 'note'}">${SENTENCE.repeat(3)}<a href="/harbour/${i}">The harbour</a> <em>waits</em>. ${SENTENCE}</p>` +
        (i % 40 === 7 ? '<ul><li>one</li><li>two <b>three</b></li></ul>' : '') +
        (i % 60 === 9 ? `<div class="hidden"><p>${SENTENCE}</p></div>` : '');
      parts.push(part);
      length += part.length;
    }
    parts.push('</article></main><footer>© The Bay</footer></body></html>');
    return parts.join('\n');
  };
  return { name: `made/${megabytes} MB`, bytes: wanted, body: make, made: megabytes };
}
