// The playground: the same core on a plain web page.

import { article, pages } from '../core.js';
import { chooseLanguage, localise } from './language.js';

const wanted = new URL(location.href).searchParams.get('lang') ?? '';
await chooseLanguage(wanted);
localise();
article().catch(() => {}); // told where it is asked for
const { playground } = await pages();
await playground();
await keepForOffline().catch(() => {}); // where the browser keeps nothing, the page is as good with a network

/** Lets a worker keep the page's files, where this is a web page whose host may be out of reach one day. */
async function keepForOffline() {
  if (!location.protocol.startsWith('http') || !navigator.serviceWorker) return;
  const { digest } = await (await fetch('files.json')).json();
  await navigator.serviceWorker.register(`offline.js?${digest}`);
}
