// Serves the technique pages from two origins of this machine.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TECHNIQUES, render } from './index.js';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(dirname(createRequire(import.meta.url).resolve('puppeteer-core/package.json')), '..');
const TYPES = { js: 'text/javascript', mjs: 'text/javascript', css: 'text/css', ttf: 'font/ttf', html: 'text/html', map: 'application/json', json: 'application/json', woff: 'font/woff', woff2: 'font/woff2', png: 'image/png', svg: 'image/svg+xml' };

/**
 * Starts the server. Pages are at `/<row>-<name>`; files of npm packages at `/module/…`.
 * `more` maps further paths to `[type, text]` or a function that gives them.
 */
export const serve = async (more = {}) => {
  const files = { '/cipher.ttf': 'cipher.ttf', '/private.ttf': 'private.ttf' };
  const server = createServer(async (request, response) => {
    const port = server.address().port;
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const addresses = { self: `http://localhost:${port}`, other: `http://127.0.0.1:${port}`, module: `http://localhost:${port}/module` };
    const send = (type, body, headers = {}) => response.writeHead(200, { 'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type, 'Cache-Control': 'no-store', ...headers }).end(body);
    try {
      if (path.startsWith('/module/')) return send(TYPES[path.split('.').pop()] ?? 'application/octet-stream', await readFile(join(modules, normalize(path.slice(8)))));
      if (files[path]) return send('font/ttf', await readFile(join(here, files[path])), { 'Access-Control-Allow-Origin': '*' });
      if (more[path]) return send(...(typeof more[path] === 'function' ? await more[path](addresses) : more[path]));
      const technique = TECHNIQUES.find((t) => path === `/${t.row}-${t.name}` || t.files?.[path]);
      if (!technique) return response.writeHead(404).end();
      if (technique.files?.[path]) return send(...technique.files[path]);
      send('text/html', render(technique, addresses), technique.headers);
    } catch (error) {
      response.writeHead(404).end(String(error));
    }
  });
  await new Promise((ready) => server.listen(0, ready));
  const port = server.address().port;
  return { origin: `http://localhost:${port}`, other: `http://127.0.0.1:${port}`, close: () => server.close() };
};
