// The wasm modules, each loaded when it is first asked for.

const modules = new Map();

/** Written out, one by one: Mozilla's reviewers take an address that is put together for a danger. */
const GLUE = {
  article: () => import('./core/article.js'),
  interface: () => import('./core/interface.js'),
  citation: () => import('./core/citation.js'),
  search: () => import('./core/search.js'),
  export: () => import('./core/export.js'),
};

/** Takes the glue of the core from a caller who has it: Chromium's worker may not import it later on. */
export const takeArticle = (glue) => (GLUE.article = async () => glue);

const load = async (name) => {
  performance.mark(`module ${name}`); // seen in a profile, and by the tests
  const module = await GLUE[name]();
  await module.default({ module_or_path: new URL(`./core/${name}_bg.wasm`, import.meta.url) });
  return module;
};

const once = (name) => modules.get(name) ?? modules.set(name, load(name)).get(name);

/** The core: reading, extraction, documents, renderers. */
export const article = () => once('article');

/** What fills our own pages. */
export const pages = () => once('interface');

/** Citations: the CSL processor and its styles. */
export const citation = () => once('citation');

/** The search among the styles. */
export const searching = () => once('search');

/** The formats of other programs: BibTeX, RIS … */
export const exporting = () => once('export');
