// Widgets of real libraries and of pages' own behave the same on a freed page as on an untouched one.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver/index.mjs';
import { widgets } from './widgets/sweep.js';

for (const kind of BROWSERS) {
  describe(`widgets in ${kind}`, { concurrency: 1 }, () => {
    for (const mode of ['untouched', 'press', 'always']) {
      test(mode, async () => {
        const results = await widgets(kind, mode);
        assert.deepEqual(results.filter(({ right }) => !right), []);
      });
    }
  });
}
