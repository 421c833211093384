// The reader's language: finds messages, and puts them into a page before the core is there.
//
// The browser gives the messages of its own language. Where the reader chose another one, or
// where there is no extension (the playground), the catalogue is fetched from our own files.

const DEFAULT = 'en';
const folder = new URL('../_locales/', import.meta.url);

let chosenLocale;
let catalogue; // of the chosen language, over the default one; undefined: ask the browser

/** Chooses a language by the name of its folder; without one, as the settings say. */
export async function chooseLanguage(locale) {
  if (locale === undefined) {
    const { settings } = (await globalThis.chrome?.storage?.local.get('settings').catch(() => {})) ?? {};
    locale = typeof settings?.language === 'string' ? settings.language : '';
  }
  if (locale === chosenLocale) return;
  chosenLocale = locale;
  catalogue = undefined;
  if (!locale && globalThis.chrome?.i18n) return;
  const chosen = [locale, ...navigator.languages].filter(Boolean);
  const names = chosen.flatMap((name) => [name.replace('-', '_'), name.split(/[-_]/)[0]]);
  const fallback = await fetchCatalogue(DEFAULT);
  for (const name of names) {
    const found = await fetchCatalogue(name).catch(() => undefined);
    if (found) {
      catalogue = { ...fallback, ...found };
      return;
    }
  }
  catalogue = fallback;
}

async function fetchCatalogue(name) {
  const answer = await fetch(new URL(`${name}/messages.json`, folder));
  if (!answer.ok) throw new Error(`no language ${name}`);
  return answer.json();
}

/** The message of this name with its placeholders filled; empty where there is none. */
export function getMessage(name, substitutions = []) {
  if (!catalogue) return chrome.i18n.getMessage(name, substitutions);
  const message = catalogue[name]?.message ?? '';
  return message.replace(/\$([1-9$])/g, (_, which) => (which === '$' ? '$' : (substitutions[which - 1] ?? '')));
}

/** A message that counts: `count('words', 2)` says "2 words". */
export function count(name, number) {
  const shown = new Intl.NumberFormat(locale()).format(number);
  const category = new Intl.PluralRules(locale()).select(number);
  return getMessage(`${name}_${category}`, [shown]) || getMessage(`${name}_other`, [shown]);
}

/** BCP 47 name of the language that messages come in. */
export const locale = () => getMessage('locale');

/** Fills every element that names a message, and sets the page's language and direction. */
export function localise(root = document) {
  document.documentElement.lang = locale();
  document.documentElement.dir = getMessage('direction');
  for (const [attribute, set] of [
    ['data-message', (element, text) => (element.textContent = text)],
    ['data-message-label', (element, text) => label(element, text)],
    ['data-message-placeholder', (element, text) => (element.placeholder = text)],
  ]) {
    for (const element of root.querySelectorAll(`[${attribute}]`)) {
      set(element, getMessage(element.getAttribute(attribute)));
    }
  }
}

/** A name for what shows only a picture: heard, and seen when pointed at. */
function label(element, text) {
  element.setAttribute('aria-label', text);
  if (element.matches('a, button')) element.title = text;
}

/** The languages there are: [folder of `_locales`, own name]. The build writes the list. */
export async function languages() {
  const answer = await fetch(new URL('languages.json', import.meta.url));
  return answer.json();
}
