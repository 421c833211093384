// Protectors that sites really install, unchanged from npm: the article is freed, and nothing is noticed.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver/index.mjs';
import { PROTECTORS } from './techniques/protectors.js';
import { freed, untouched } from './techniques/sweep.js';

const wrong = (results, value) => results.filter(({ works, wiped }) => works !== value || wiped).map(({ technique, property, works, wiped }) => `${technique.name}: ${property} is ${works}${wiped ? ', wiped' : ''}`);

for (const kind of BROWSERS) {
  describe(`protectors in ${kind}`, { concurrency: 1 }, () => {
    test('each blocks, untouched', async () => assert.deepEqual(wrong(await untouched(kind, PROTECTORS), false), []));
    test('each is passed after a press', async () => assert.deepEqual(wrong(await freed(kind, 'press', PROTECTORS), true), []));
    test('each is passed on a site that is always freed', async () => assert.deepEqual(wrong(await freed(kind, 'always', PROTECTORS), true), []));
  });
}
