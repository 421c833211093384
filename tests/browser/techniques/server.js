// The technique pages as addresses for the driver's server.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TECHNIQUES, render } from './index.js';

/** Hosts below `localhost` count as secure, so that pages have what they would have over https. */
export const SELF = 'http://pilot.localhost';
const OTHER = 'http://service.localhost';
const MODULES = `${SELF}/module`; // module scripts may not come from another host

const file = (name) => ({ body: readFileSync(new URL(name, import.meta.url)), headers: { 'content-type': 'font/ttf', 'access-control-allow-origin': '*' } });

/** The address of a technique's page. */
export const address = ({ row, name }) => `${SELF}/${row}-${name}`;

/** What `launch` takes: every technique page, and the files of npm packages. */
export const served = (techniques = TECHNIQUES) => {
  const addresses = { self: SELF, other: OTHER, module: MODULES };
  const pages = { [`${SELF}/cipher.ttf`]: file('cipher.ttf'), [`${SELF}/private.ttf`]: file('private.ttf') };
  for (const technique of techniques) {
    pages[address(technique)] = { body: render(technique, addresses), headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...technique.headers } };
    for (const [path, [type, body]] of Object.entries(technique.files ?? {})) {
      for (const host of [SELF, OTHER]) pages[host + path] = { body, headers: { 'content-type': `${type}; charset=utf-8` } };
    }
  }
  return { pages, folders: { [`${MODULES}/`]: fileURLToPath(new URL('../node_modules/', import.meta.url)) } };
};
