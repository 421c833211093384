// Citations for our pages: fetches the pieces of the styles that the citation module asks for,
// from the extension's own package, and forwards.

import { citation, exporting, searching } from './core.js';
import { askOffscreen, IN_WORKER } from './host.js';

const folder = new URL('./styles/', import.meta.url);
const OWN = 'ownStyles'; // in storage.local: { name: XML of a CSL style }

let opening;

async function open() {
  const pieces = ['directory.bin', 'locales.bin'].map(piece);
  const [{ Citations }, directory, locales] = await Promise.all([citation(), ...pieces]);
  return new Citations(directory, locales);
}

async function piece(name) {
  const answer = await fetch(new URL(name, folder));
  if (!answer.ok) throw new Error(`no ${name}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const citations = () => (opening ??= open());

/** Opens a style of the package if it is not open. */
async function provide(cite, style) {
  const block = cite.missing(style);
  if (block) cite.open(style, await piece(block));
}

export async function ownStyles() {
  const { [OWN]: own } = (await globalThis.chrome?.storage?.local.get(OWN)) ?? {};
  return own && typeof own === 'object' ? own : {};
}

async function prepare(style) {
  const cite = await citations();
  if (style.startsWith('own:')) {
    const xml = (await ownStyles())[style];
    if (typeof xml !== 'string') throw new Error(`no style ${style}`);
    await takeIn(cite, style, xml);
  }
  await provide(cite, style);
  return cite;
}

async function takeIn(cite, name, xml) {
  const { Citations } = await citation();
  const parent = Citations.parent(xml);
  if (parent) await provide(cite, parent);
  return cite.add_own_style(name, xml);
}

/** What the core asks for, which Chromium's worker leaves to the offscreen document. */
const anywhere = (name, answer) =>
  IN_WORKER ? (...parameters) => askOffscreen({ citation: name, parameters }) : answer;

/** Items (CSL-JSON text) in a style: { references: [{ id, text }], citations: [text], inNotes }. */
export const print = anywhere('print', async (items, style, language, format) => {
  const cite = await prepare(style);
  return JSON.parse(cite.print(items, style, language, format));
});

/** A passage with its source. */
export const quote = anywhere('quote', async (item, style, language, passage, link, format) => {
  const cite = await prepare(style);
  return cite.quote(item, style, language, passage, link, '', format);
});

/** Items in another program's format. */
export const exportItems = anywhere('exportItems', async (items, format) => (await exporting()).write(items, format));

/** The languages that citations can be printed in. */
export const locales = async () => (await citations()).locales();

let index;

/** All styles by what people know of them. */
const styles = () => (index ??= searching().then(async ({ Styles }) => new Styles(await piece('search.bin'))));

/** Styles that match, best first: [{ name, title, … }]. */
export const search = async (text, limit) => JSON.parse((await styles()).find(text, limit));

/** What a style is called. */
export async function titleOf(style) {
  if (style.startsWith('own:')) return style.slice(4);
  return (await styles()).title(style) ?? style;
}

/** Takes in a style of the reader's own; gives its name, or throws what is wrong with it. */
export async function addOwnStyle(xml) {
  const called = await takeIn(await citations(), 'own:new', xml);
  const name = `own:${called || 'CSL'}`;
  await chrome.storage.local.set({ [OWN]: { ...(await ownStyles()), [name]: xml } });
  return name;
}

export async function removeOwnStyle(name) {
  const { [name]: _, ...rest } = await ownStyles();
  await chrome.storage.local.set({ [OWN]: rest });
}
