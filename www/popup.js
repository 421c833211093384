// The popup and the side panel register; the core decides.
//
// A press that comes before the core is there is not lost: it is noted, and the core asks for it once it listens.

import { start } from './start.js';

// Enter copies, too, where the window was not given the focus that the copy button asks for.
document.addEventListener('keydown', ({ key, target }) => {
  if (key === 'Enter' && (target === document.body || target === document.documentElement)) document.getElementById('copy')?.click();
});

const early = ({ target }) => { document.body.dataset.pressed = target.closest('button')?.id ?? ''; };
document.addEventListener('click', early, true);
await start(document.body.classList.contains('panel') ? 'side_panel' : 'popup');
document.removeEventListener('click', early, true);
