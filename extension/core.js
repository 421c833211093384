// The core's two modules, each loaded when it is first asked for.

let articleModule;
let citationModule;

const load = async (name) => {
  const module = await import(`./core/${name}.js`);
  await module.default({ module_or_path: new URL(`./core/${name}_bg.wasm`, import.meta.url) });
  return module;
};

/** Reading, extraction, documents, renderers. */
export const article = () => (articleModule ??= load('article'));

/** Citations: the CSL processor and its styles. */
export const citation = () => (citationModule ??= load('citation'));
