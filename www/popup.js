// The popup's page registers; the core decides.

import { article } from '../core.js';

const core = await article();
await core.popup();
