// The popup and the side panel register; the core decides.
//
// A press that comes before the core is there is not lost: it is noted, and the core asks for it once it listens.

import { start } from './start.js';

const early = ({ target }) => { document.body.dataset.pressed = target.closest('button')?.id ?? ''; };
document.addEventListener('click', early, true);
await start(document.body.classList.contains('panel') ? 'side_panel' : 'popup');
document.removeEventListener('click', early, true);
