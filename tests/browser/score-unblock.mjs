// Side by side: ours after a press and always, and the listeners-and-styles approach, on every technique page and on
// every widget. Writes the table whose path is the first argument.

import { writeFileSync } from 'node:fs';
import { BROWSERS } from './driver/index.mjs';
import { ABSOLUTE, freed, untouched } from './techniques/sweep.js';
import { widgets } from './widgets/sweep.js';

const MODES = ['press', 'always', 'absolute'];
const NAMES = { press: 'one press', always: 'always on', absolute: 'absolute mode' };

const key = ({ technique: { row, name }, property }) => `${row}\t${name}\t${property}`;
const cell = (result) => {
  if (!result) return '–';
  const { works, wiped, state } = result;
  if (wiped) return '**page wiped**';
  if (works === true) return 'yes';
  return state?.leftAlone ? 'left alone' : state?.unreachable?.length ? 'no, and says so' : 'no';
};

const rows = new Map();
const broken = new Map();
for (const kind of BROWSERS) {
  const blocked = (await untouched(kind)).filter(({ works }) => works === false).map(key);
  for (const mode of MODES) {
    for (const result of await freed(kind, mode)) {
      if (!blocked.includes(key(result)) && !result.technique.keeps) continue;
      const row = rows.get(key(result)) ?? {};
      row[`${kind} ${mode}`] = result;
      rows.set(key(result), row);
    }
    for (const { name, right } of await widgets(kind, mode, mode === 'absolute' ? { extension: ABSOLUTE } : {})) {
      const widget = broken.get(name) ?? {};
      widget[`${kind} ${mode}`] = right;
      broken.set(name, widget);
    }
  }
}

const columns = BROWSERS.flatMap((kind) => MODES.map((mode) => `${kind} ${mode}`));
const heading = columns.map((column) => { const [kind, mode] = column.split(' '); return `${kind}: ${NAMES[mode]}`; });
const line = (cells) => `| ${cells.join(' | ')} |`;
const sum = (map, good) => columns.map((column) => { const all = [...map.values()].map((row) => row[column]).filter((value) => value !== undefined); return `${all.filter(good).length} of ${all.length}`; });
const works = (result) => result.works === true && !result.wiped;

writeFileSync(process.argv[2], [
  '# Getting past copy blocking', '',
  'Made by `cargo xtask score unblock`. Each technique has a page of its own under `tests/browser/techniques/`, proven to block in the untouched browser; what is measured is the reader\'s own act with a real mouse, real keys and the real clipboard. "Absolute mode" is the listeners-and-styles approach that others use, written for this comparison (`tests/browser/techniques/absolute/`).', '',
  '## In sum', '', line(['', ...heading]), line(['---', ...columns.map(() => '---')]),
  line(['acts given back', ...sum(rows, works)]),
  line(['pages wiped by a protector', ...columns.map((column) => [...rows.values()].filter((row) => row[column]?.wiped).length)]),
  line(['widgets unchanged', ...sum(broken, (right) => right)]), '',
  '## Techniques', '', line(['row', 'technique', 'act', ...heading]), line(['---', '---', '---', ...columns.map(() => '---')]),
  ...[...rows].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([id, row]) => line([...id.split('\t'), ...columns.map((column) => cell(row[column]))])), '',
  '## Widgets', '', line(['widget', ...heading]), line(['---', ...columns.map(() => '---')]),
  ...[...broken].map(([name, widget]) => line([name, ...columns.map((column) => (widget[column] === undefined ? '–' : widget[column] ? 'same' : '**broken**'))])), '',
].join('\n'));
