// The playground: the same core on a plain web page.

import { article, pages } from '../core.js';
import { chooseLanguage, localise } from './language.js';

const wanted = new URL(location.href).searchParams.get('lang') ?? '';
await chooseLanguage(wanted);
localise();
article().catch(() => {}); // told where it is asked for
const { playground } = await pages();
await playground();
