// The main job under every way of blocking a copy: the article is copied while the blocker is at work, the page is not
// touched, and where something cannot be read the popup says what.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver/index.mjs';
import { mainJob } from './techniques/main-job.js';

const label = ({ row, name }) => `row ${row}, ${name}`;

/** What the popup says of what is missing. */
const SAID = { scrambled: /letters as other letters/, canvas: /drawn as a picture/, image: /drawn as a picture/, partial: /not loaded yet/ };

for (const kind of BROWSERS) {
  describe(`the main job in ${kind}`, { concurrency: 1 }, () => {
    test('the article is copied, exactly, with each blocker at work', async () => {
      const results = await mainJob(kind);
      const wrong = [];
      for (const { technique, text, said, exact, wiped, touched } of results) {
        if (wiped) wrong.push(`${label(technique)}: the page was wiped`);
        if (touched) wrong.push(`${label(technique)}: the page was touched`);
        if (!technique.missing && !exact) wrong.push(`${label(technique)}: ${JSON.stringify(text.slice(0, 200))}`);
        if (technique.missing === 'scrambled' && text.length > 300) wrong.push(`${label(technique)}: gibberish was copied`);
        if (technique.missing && !SAID[technique.missing].test(said)) wrong.push(`${label(technique)}: the popup says ${JSON.stringify(said)}`);
        if (technique.missing && exact) wrong.push(`${label(technique)}: copied in full, though it cannot be read`);
      }
      assert.deepEqual(wrong, []);
    });
  });
}
