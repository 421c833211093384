// The popup and the side panel register; the core decides.

import { start } from './start.js';

await start(document.body.classList.contains('panel') ? 'side_panel' : 'popup');
