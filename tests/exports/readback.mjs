// Reads exports back with independent parsers and compares them with the items.
//
//     node readback.mjs ITEMS.json FOLDER
//
// The companion of readback.py, for the parsers that live in npm.

import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { BibLatexParser, CSLExporter } from 'biblatex-csl-converter';
import { readFileSync } from 'node:fs';

const [itemsFile, folder] = process.argv.slice(2);
const items = JSON.parse(readFileSync(itemsFile, 'utf8'));
const failures = [];

const plain = (text) =>
  String(text ?? '')
    .replace(/<\/?(?:i|b|sup|sub|sc|strong|em)>|<\/?span(?: [^>]*)?>/g, '')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u0000-\u0020\u007f-\u00a0\u0085]+/g, ' ')
    .trim();

const words = (text) => plain(text).replaceAll(',', ' ').split(' ').filter(Boolean).sort().join(' ');

// citation-js takes the authors of a newspaper's RIS record for its reporters, as texts.
const names = (list) =>
  [list ?? []].flat().map((name) =>
    words(
      typeof name === 'string' ? name :
      ['non-dropping-particle', 'dropping-particle', 'family', 'given', 'suffix', 'literal']
        .map((part) => name[part] ?? '')
        .join(' '),
    ),
  );

const year = (item) => String(item.issued?.['date-parts']?.[0]?.[0] ?? '');

const address = (url) =>
  url && plain(url).replaceAll(' ', '%20').replaceAll('{', '%7B').replaceAll('}', '%7D').replaceAll('|', '%7C');

/** Some readers encode what is no ASCII. */
const decoded = (url) =>
  (url ?? '').replace(/(?:%[89A-F][0-9A-F])+/g, (bytes) => decodeURIComponent(bytes));

const check = (reader, item, field, wanted, found) => {
  if (wanted !== found) {
    failures.push(`${reader}: ${item.id}: ${field}: wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
  }
};

/** Compares what a reader made of the entries, in order. `unknown`: characters whose TeX commands it does not know. */
const compare = (reader, found, unknown = /(?!)/) => {
  if (found.length !== items.length) {
    failures.push(`${reader}: ${items.length} items, ${found.length} read`);
    return;
  }
  items.forEach((item, at) => {
    const read = found[at];
    const fields = {
      title: [plain(item.title), plain(read.title)],
      names: [names(item.author).join('; '), names(read.author ?? read.reporter).join('; ')],
      year: [year(item), year(read)],
      doi: [plain(item.DOI), plain(read.DOI)],
      url: [address(item.URL) ?? '', decoded(read.URL)],
      volume: [plain(item.volume), plain(read.volume)],
      pages: [plain(item.page), plain(read.page)].map((pages) => pages.replace(/[–\s]/g, (mark) => (mark === '–' ? '-' : ''))),
    };
    if (item.type.startsWith('article-')) {
      fields.container = [plain(item['container-title']), plain(read['container-title'])];
    }
    for (const [field, [wanted, value]] of Object.entries(fields)) {
      if (!unknown.test(wanted)) check(reader, item, field, wanted, value);
    }
  });
};

const text = (name) => readFileSync(`${folder}/items.${name}`, 'utf8');
const chain = (data, type) => plugins.input.chain(data, { forceType: type, generateGraph: false });

compare('citation-js bibtex', chain(text('bibtex'), '@bibtex/text'));
compare('citation-js biblatex', chain(text('biblatex'), '@biblatex/text'));
compare('citation-js ris', chain(text('ris'), '@ris/file'));
for (const syntax of ['bibtex', 'biblatex']) {
  const parsed = new BibLatexParser(text(syntax), { processUnexpected: true, processUnknown: true }).parse();
  for (const error of parsed.errors) failures.push(`biblatex-csl-converter ${syntax}: ${JSON.stringify(error)}`);
  const exported = new CSLExporter(parsed.entries, false, { useEntryKeys: true }).parse();
  compare(`biblatex-csl-converter ${syntax}`, Object.values(exported), /[{}^]/);
}

for (const failure of failures) console.log(failure);
console.log(`${items.length} items, ${failures.length} differences`);
process.exit(failures.length ? 1 : 0);
