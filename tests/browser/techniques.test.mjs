// Every way of blocking a copy: proven to block in the untouched browser, then given back by one press where a press
// can reach it, and always on a site that is always freed.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver/index.mjs';
import { freed, untouched } from './techniques/sweep.js';

const label = ({ row, name }) => `row ${row}, ${name}`;

for (const kind of BROWSERS) {
  describe(`copy blocking in ${kind}`, { concurrency: 1 }, () => {
    test('each technique blocks, untouched', async () => {
      const results = await untouched(kind);
      const passes = results.filter(({ works }) => works !== false).map(({ technique, property, works }) => `${label(technique)}: ${property} is ${works}`);
      assert.deepEqual(passes, []);
    });

    test('a page that blocks nothing has nothing blocked', async () => {
      const control = { row: 0, name: 'nothing', blocks: ['select', 'copy', 'menu', 'all', 'drag', 'paint', 'print', 'sharp', 'printscreen', 'touch', 'read', 'hit'] };
      const results = await untouched(kind, [control]);
      assert.deepEqual(results.filter(({ works }) => works !== true).map(({ property }) => property), []);
    });

    for (const mode of ['press', 'always']) {
      test(mode === 'press' ? 'one press gives back what a press can reach, and says what it cannot' : 'a site that is always freed blocks nothing', async () => {
        const results = await freed(kind, mode);
        const wrong = [];
        for (const { technique, property, works, state, wiped } of results) {
          const beyond = technique.reader || (mode === 'press' && technique.beyondPress?.includes(property));
          if (technique.hostile) {
            if (!state.leftAlone || wiped) wrong.push(`${label(technique)}: not left alone (${JSON.stringify(state)})`);
          } else if (beyond) {
            if (wiped || !(state.leftAlone || state.unreachable.length)) wrong.push(`${label(technique)}: ${property} is beyond reach, and nothing says so (${JSON.stringify(state)})`);
          } else if (works !== true || wiped) wrong.push(`${label(technique)}: ${property} is ${works}${wiped ? ', and the page was wiped' : ''} (${JSON.stringify(state)})`);
        }
        assert.deepEqual(wrong, []);
      });
    }
  });
}
