// Every technique page: one row each of the catalogue of ways in which pages stop a reader from copying.
//
// An entry has
//   row, name     its number in the catalogue and a name of its own
//   blocks        what it takes from the reader, each proven in an untouched browser (see `measure.js`)
//   head, main, body, script, files, headers   the parts of its page
//   inside        where the article is: 'frame', 'shadow' or 'closed'; the document itself where absent
//   beyondPress   what a press on a page that is already loaded cannot reach
//   free: false   a row whose reader's own copy is not given back (what is missing is said instead)
//   reader        given back by the reader page alone, which is said
//   missing       what the main job has to report instead of text
//   paragraph     select by a triple click, where no drag has an order of its own
//   hostile       a page that punishes a freed page: left alone, the reader page is offered
//   keeps         what has to go on working
//   not           browsers in which the technique does not exist, with the reason

import { article, page } from './article.js';
import { EVENTS } from './events.js';
import { CLIPBOARD } from './clipboard.js';
import { STYLES } from './styles.js';
import { TEXT } from './text.js';
import { DELIVERY } from './delivery.js';
import { WATCHERS } from './watchers.js';

export const TECHNIQUES = [...EVENTS, ...CLIPBOARD, ...STYLES, ...TEXT, ...DELIVERY, ...WATCHERS];

/** The page of a technique, with the addresses of this run filled in. */
export const render = (technique, { self, other, module }) =>
  page({ ...technique, main: technique.main ?? '{article}' })
    .replaceAll('{article}', () => article())
    .replaceAll('{self}', self).replaceAll('{other}', other).replaceAll('{module}', module);
