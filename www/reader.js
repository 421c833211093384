// The page registers; the core decides.

import { start } from './start.js';

await start('reader');
