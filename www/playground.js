// The playground: the same core on a plain web page. It registers; the core decides.

import { article } from '../core.js';
import { chooseLanguage, localise } from './language.js';

const wanted = new URL(location.href).searchParams.get('lang') ?? '';
await chooseLanguage(wanted);
localise();
const core = await article();
await core.playground();
