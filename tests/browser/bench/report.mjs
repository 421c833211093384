// The bench as a table that can be kept.

export const quantile = (numbers, share) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
export const number = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
export const table = (heads, rows) =>
  [`| ${heads.join(' | ')} |`, `| ${heads.map((_, i) => (i ? '--:' : '---')).join(' | ')} |`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

export function report(results, machine) {
  const parts = [
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
  for (const { kind, version, rows, cold } of results) {
    const good = rows.filter((row) => !row.error && !row.made);
    const compared = good.filter((row) => row.readability);
    parts.push(`## ${kind} (${version})`);
    if (compared.length) {
      const ratios = (runs) => {
        const ratio = (label, one, other) => {
          const ratios = runs.filter((run) => !run[other].error).map((run) => run[other].total / run[one].total);
          return [label, ratios.length, number(quantile(ratios, 0.5)), number(quantile(ratios, 0.05)), number(Math.min(...ratios), 2)];
        };
        return table(
          ['press →', 'pages', 'median', '5 % slowest', 'slowest page'],
          [
            ratio('text, Readability.js', 'text', 'readability'),
            ratio('Markdown, Readability.js and Turndown', 'markdown', 'readabilityTurndown'),
            ratio('Markdown, Defuddle', 'markdown', 'defuddle'),
            ratio('text, `cloneNode` alone (the floor of cloning tools)', 'text', 'clone'),
          ],
        );
      };
      const times = (runs, label, tool) => {
        const list = runs.filter((run) => !run[tool].error).map((run) => run[tool].total);
        return [label, number(quantile(list, 0.5), 2), number(quantile(list, 0.95), 2), number(Math.max(...list), 2)];
      };
      const first = compared.map((row) => row.first);
      parts.push(
        'First run in a page just opened: times faster than the other tool, page by page.',
        ratios(first),
        'The same in milliseconds.',
        table(
          ['', 'median', 'p95', 'worst'],
          [
            times(first, 'press → text', 'text'),
            times(first, 'press → Markdown', 'markdown'),
            times(first, '`cloneNode`', 'clone'),
            times(first, 'Readability.js', 'readability'),
            times(first, 'Readability.js and Turndown', 'readabilityTurndown'),
            times(first, 'Defuddle', 'defuddle'),
          ],
        ),
        'Warm, in the page: times faster than the other tool, page by page.',
        ratios(compared),
      );
    }
    if (good.length) {
      const times = (label, of) => {
        const list = good.map(of).filter(Number.isFinite);
        return [label, number(quantile(list, 0.5), 2), number(quantile(list, 0.95), 2), number(Math.max(...list), 2)];
      };
      parts.push(
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
            ...(compared.length
              ? [
                  times('`cloneNode`', (row) => row.clone?.total),
                  times('Readability.js', (row) => row.readability?.total),
                  times('Readability.js and Turndown', (row) => row.readabilityTurndown?.total),
                  times('Defuddle', (row) => row.defuddle?.total),
                ]
              : []),
          ],
        ),
        whereTheTimeGoes(good),
        `Bytes that cross per character the page shows: median ${number(quantile(good.map((row) => row.bytes / Math.max(1, row.visible)), 0.5), 2)}.`,
      );
    }
    if (compared.length) {
      const slowest = [...compared].sort((one, other) => one.readability.total / one.text.total - other.readability.total / other.text.total).slice(0, 10);
      parts.push(
        'The ten pages with the smallest lead, warm.',
        table(
          ['page', 'kB', 'text ms', 'walk ms', 'Readability ms', 'ratio'],
          slowest.map((row) => [
            row.name,
            number(row.size / 1000, 0),
            number(row.text.total),
            number(row.walk),
            number(row.readability.total),
            number(row.readability.total / row.text.total, 2),
          ]),
        ),
      );
    }
    const made = rows.filter((row) => row.made && !row.error);
    if (made.length) {
      parts.push(
        'Pages of ours, by size.',
        table(
          ['MB', 'text ms', 'walk ms', 'core ms', 'bytes crossed', 'ms per MB'],
          made.map((row) => [row.made, number(row.text.total), number(row.walk), number(row.text.core.total), row.bytes, number(row.text.total / row.made)]),
        ),
      );
    }
    if (cold.length) {
      parts.push(
        'First press after the browser started, beside a warm run of Readability.js.',
        table(['page', 'cold ms', 'Readability ms'], cold.map((row) => [row.name, number(row.cold), number(row.readability)])),
      );
    }
    const errors = rows.filter((row) => row.error);
    if (errors.length) parts.push('Not measured.', errors.map((row) => `- ${row.name}: ${row.error}`).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

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
