// The articles that must come out exactly: ours, and (where the evaluation data lies beside the
// project) a real page rebuilt, plain and hostile.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES, SHARED } from './driver/index.mjs';

const read = (folder, file) => readFileSync(join(folder, file), 'utf8');

function fixture(name) {
  const folder = join(FIXTURES, name);
  const expected = JSON.parse(read(folder, 'expected.json'));
  return { name, folder, expected, article: read(folder, 'article.txt'), pages: {}, folders: { [expected.url]: folder } };
}

function seed(file) {
  const folder = join(SHARED, 'seed');
  const raw = JSON.parse(read(folder, 'expected.json'));
  const url = 'http://news.example/2015/04/yarmouk/';
  return {
    name: `seed ${file}`,
    folder,
    expected: { ...raw, url, authors: [raw.author] },
    article: read(folder, 'article.txt'),
    pages: { [url]: () => readFileSync(join(folder, file)) },
    folders: {},
  };
}

export const ARTICLES = [
  fixture('blocked--english'),
  fixture('blocked--arabic'),
  ...(existsSync(join(SHARED, 'seed')) ? [seed('page.html'), seed('hostile.html')] : []),
];

/** Why some articles are not there, for the test report. */
export const MISSING = existsSync(join(SHARED, 'seed')) ? null : 'no evaluation data beside the project: its pages are left out';
