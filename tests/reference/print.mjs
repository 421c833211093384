// Prints items in CSL styles with the reference processor (citeproc-js).
//
//   node print.mjs STYLES LOCALES ITEMS NAMES
//
// The file NAMES has a style a line, with the languages behind it: `apa en-US de-DE`. Standard output gets JSON: style, language and item to `[entry, citation]`, with formatting as flat runs of <i>, <b>, <sc>, <sup> and
// <sub>, and white space collapsed. null: the style prints nothing here, or says that it cannot.
import fs from "node:fs";
import { createRequire } from "node:module";

const CSL = createRequire(import.meta.url)("citeproc");
const [styles, locales, itemsFile, namesFile] = process.argv.slice(2);
const items = JSON.parse(fs.readFileSync(itemsFile, "utf8"));
const byId = new Map(items.map((item) => [item.id, item]));

const texts = new Map();
function locale(lang) {
  if (!texts.has(lang)) {
    const file = `${locales}/locales-${lang}.xml`;
    texts.set(lang, fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false);
  }
  return texts.get(lang);
}

const system = { retrieveLocale: locale, retrieveItem: (id) => structuredClone(byId.get(id)) };
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"' };

function decoded(text) {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, number, name) =>
    number ? String.fromCodePoint(Number(number)) : (ENTITIES[name] ?? whole),
  );
}

// What an element turns on and off.
function change(name, attributes) {
  if (["i", "b", "sup", "sub"].includes(name)) return { [name]: true };
  if (/font-variant:\s*small-caps/.test(attributes)) return { sc: true };
  if (/font-variant:\s*normal/.test(attributes)) return { sc: false };
  if (/font-style:\s*normal/.test(attributes)) return { i: false };
  if (/font-weight:\s*normal/.test(attributes)) return { b: false };
  return {};
}

// HTML as flat runs. Blocks stand apart.
function flat(html) {
  const runs = [];
  const open = [{}];
  const text = (piece) => {
    const look = open.at(-1);
    const tags = ["i", "b", "sc", "sup", "sub"].filter((tag) => look[tag]);
    if (runs.at(-1)?.tags.join() === tags.join()) runs.at(-1).text += piece;
    else runs.push({ tags, text: piece });
  };
  for (const [, end, name, attributes, piece] of html.matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g)) {
    if (name === "div") text(" ");
    if (piece !== undefined) text(decoded(piece));
    else if (end) open.pop();
    else open.push({ ...open.at(-1), ...change(name, attributes) });
  }
  const written = runs.map(({ tags, text }) => {
    const ends = tags.toReversed().map((tag) => `</${tag}>`);
    return [...tags.map((tag) => `<${tag}>`), text, ...ends].join("");
  });
  return written.join("").replace(/\s+/g, " ").trim();
}

// Each item alone: number 1, note 1, nothing to tell apart.
function print(engine, id) {
  engine.restoreProcessorState([]);
  const cluster = { citationItems: [{ id }], properties: { noteIndex: 1 } };
  const citation = engine.processCitationCluster(cluster, [], [])[1][0][1];
  const bibliography = engine.makeBibliography();
  const printed = (html) => (/CSL STYLE ERROR/.test(html) ? null : flat(html));
  return [bibliography ? printed(bibliography[1][0] ?? "") : null, printed(citation)];
}

const say = console.log;
console.log = () => {}; // the processor talks
CSL.debug = () => {};
const all = {};
for (const line of fs.readFileSync(namesFile, "utf8").split("\n").filter(Boolean)) {
  const [name, ...langs] = line.split(" ");
  const xml = fs.readFileSync(`${styles}/${name}.csl`, "utf8");
  all[name] = {};
  for (const lang of langs) {
    try {
      const engine = new CSL.Engine(system, xml, lang, true);
      engine.opt.development_extensions.wrap_url_and_doi = false;
      engine.setOutputFormat("html");
      all[name][lang] = Object.fromEntries(items.map(({ id }) => [id, print(engine, id)]));
    } catch {
      all[name][lang] = {}; // the reference cannot read it
    }
  }
}
say(JSON.stringify({ styles: all }));
