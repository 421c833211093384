// The bench as a table that can be kept.

export const quantile = (numbers, share) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
export const number = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
export const table = (heads, rows) =>
  [`| ${heads.join(' | ')} |`, `| ${heads.map((_, i) => (i ? '--:' : '---')).join(' | ')} |`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

export function report(results, machine) {
  const parts = [...introduction(machine)];
  for (const { kind, version, rows, cold } of results) {
    const good = rows.filter((row) => !row.error && !row.made);
    const compared = good.filter((row) => row.readability);
    const made = rows.filter((row) => row.made && !row.error);
    const errors = rows.filter((row) => row.error);
    parts.push(`## ${kind} (${version})`);
    if (compared.length) parts.push(...comparison(compared));
    if (good.length) parts.push(...stages(good, compared.length > 0));
    if (compared.length) parts.push(...smallestLeads(compared));
    if (made.length) parts.push(...bySize(made));
    if (cold.length) parts.push(...firstPresses(cold));
    if (errors.length) parts.push('Not measured.', errors.map((row) => `- ${row.name}: ${row.error}`).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

const introduction = (machine) => [
  '# Speed in browsers',
  `\`cargo xtask bench browser\` writes this report. Processor: ${machine.processor}, ${machine.cores} cores; others' work on it at the start: ${machine.load.toFixed(1)} (load average). Readability.js 0.6.0 and ` +
    'Turndown 7.2.5, Defuddle 0.19.4. Two tables of ratios, for two questions:',
  '- **First run in a page just opened**: what a reader meets. Every tool has a page that was opened for it, in an order that is ' +
    'drawn, and is counted from the call in the background to its result there, with its scripts injected into the page, new to ' +
    'it and compiled, its work, and the way back. For Verbatim that is a press, from its listener to the format ready to be ' +
    'written; its core runs in the background and is warm, as after any earlier press.\n' +
    `- **Warm, in the page**: median of ${machine.rounds} runs, all on the same open page in turn, after one of each. The other ` +
    'tools are counted from their call to their result inside the page, without injecting them or handing anything over; ' +
    'Verbatim as above. This favours the tools that are JavaScript in the page: their code is compiled by then and has seen this ' +
    'very page.',
];

/** How many times faster than the others, and all times, in a page just opened and in a warm one. */
function comparison(compared) {
  const first = compared.map((row) => row.first);
  return [
    'First run in a page just opened: times faster than the other tool, page by page.',
    leads(first),
    'The same in milliseconds.',
    table(
      ['', 'median', 'p95', 'worst'],
      [
        ['press → text', 'text'],
        ['press → Markdown', 'markdown'],
        ['`cloneNode`', 'clone'],
        ['Readability.js', 'readability'],
        ['Readability.js and Turndown', 'readabilityTurndown'],
        ['Defuddle', 'defuddle'],
      ].map(([label, tool]) => spread(label, first.filter((run) => !run[tool].error).map((run) => run[tool].total))),
    ),
    'Warm, in the page: times faster than the other tool, page by page.',
    leads(compared),
  ];
}

const spread = (label, list) => [label, number(quantile(list, 0.5), 2), number(quantile(list, 0.95), 2), number(Math.max(...list), 2)];

function leads(runs) {
  const lead = (label, one, other) => {
    const ratios = runs.filter((run) => !run[other].error).map((run) => run[other].total / run[one].total);
    return [label, ratios.length, number(quantile(ratios, 0.5)), number(quantile(ratios, 0.05)), number(Math.min(...ratios), 2)];
  };
  return table(
    ['press →', 'pages', 'median', '5 % slowest', 'slowest page'],
    [
      lead('text, Readability.js', 'text', 'readability'),
      lead('Markdown, Readability.js and Turndown', 'markdown', 'readabilityTurndown'),
      lead('Markdown, Defuddle', 'markdown', 'defuddle'),
      lead('text, `cloneNode` alone (the floor of cloning tools)', 'text', 'clone'),
    ],
  );
}

/** Where a press in a warm page spends its time. */
function stages(good, isCompared) {
  const times = (label, of) => spread(label, good.map(of).filter(Number.isFinite));
  const others = () => [
    times('`cloneNode`', (row) => row.clone?.total),
    times('Readability.js', (row) => row.readability?.total),
    times('Readability.js and Turndown', (row) => row.readabilityTurndown?.total),
    times('Defuddle', (row) => row.defuddle?.total),
  ];
  const crossed = good.map((row) => row.bytes / Math.max(1, row.visible));
  return [
    'Warm, in milliseconds.',
    table(
      ['stage', 'median', 'p95', 'worst'],
      [
        times('press → text', (row) => row.text.total),
        times('· inject and read', (row) => row.text.read),
        times('· · an injection that does nothing', (row) => row.inject),
        times('· · the walk', (row) => row.walk),
        times('· ingest, metadata, extract, document', (row) => row.text.core.understand),
        times('· render text', (row) => row.text.core.render),
        times('press → Markdown', (row) => row.markdown.total),
        ...(isCompared ? others() : []),
      ],
    ),
    whereTheTimeGoes(good),
    `Bytes that cross per character the page shows: median ${number(quantile(crossed, 0.5), 2)}.`,
  ];
}

function smallestLeads(compared) {
  const lead = (row) => row.readability.total / row.text.total;
  const slowest = [...compared].sort((one, other) => lead(one) - lead(other)).slice(0, 10);
  return [
    'The ten pages with the smallest lead, warm.',
    table(
      ['page', 'kB', 'text ms', 'walk ms', 'Readability ms', 'ratio'],
      slowest.map((row) => [
        row.name,
        number(row.size / 1000, 0),
        number(row.text.total),
        number(row.walk),
        number(row.readability.total),
        number(lead(row), 2),
      ]),
    ),
  ];
}

const bySize = (made) => [
  'Pages of ours, by size.',
  table(
    ['MB', 'text ms', 'walk ms', 'core ms', 'bytes crossed', 'ms per MB'],
    made.map((row) => [row.made, number(row.text.total), number(row.walk), number(row.text.core.total), row.bytes, number(row.text.total / row.made)]),
  ),
];

const firstPresses = (cold) => [
  'First press after the browser started, beside a warm run of Readability.js.',
  table(['page', 'cold ms', 'Readability ms'], cold.map((row) => [row.name, number(row.cold), number(row.readability)])),
];

/** Shares of a press, summed over the pages, and the floor that no reader of pages gets under. */
function whereTheTimeGoes(rows) {
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
  const total = sum((row) => row.text.total);
  const share = (of) => `${Math.round((100 * sum(of)) / total)} %`;
  return (
    `Where the time goes, over all pages: the walk ${share((row) => Math.min(row.walk, row.text.read))}, injecting the walker and ` +
    `handing its string back ${share((row) => Math.max(0, row.text.read - row.walk))}, the core ${share((row) => row.text.core.total)}. The floor is an injection that does nothing ` +
    `(median ${number(quantile(rows.map((row) => row.inject), 0.5), 2)} ms): the page lives in another process, and the answer has to ` +
    'come from there. A tool that clones the document first pays for `cloneNode` before its own work begins.'
  );
}
