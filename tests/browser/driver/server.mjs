// One loopback server that stands for every host: the browsers send all they ask for here, so a
// page lives under its own address, and a request that should not happen is seen.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
};

/** What a browser asks its maker for, with or without us: updates, certificates, its own lists. */
const MAKERS = /^https?:\/\/([\w-]+\.)*(mozilla\.(com|org|net)|firefox\.com|mozgcp\.net|google\.com|googleapis\.com|gstatic\.com|gvt1\.com)(:\d+)?(\/|$)/;

/**
 * `pages`: `http://host/path` → a body, `{ body, headers, status }`, or a function that gives one.
 * `folders`: `http://host/prefix/` → a folder on disk.
 */
export async function startServer({ pages = {}, folders = {} } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    // Behind a proxy setting the whole address stands in the first line.
    const url = new URL(request.url, `http://${request.headers.host}`);
    url.port = '';
    const address = url.origin + url.pathname;
    requests.push(address);
    const answer = await find(address, request);
    const { body, headers = {}, status = 200 } =
      typeof answer === 'object' && !Buffer.isBuffer(answer) ? answer : { body: answer };
    response.writeHead(status, { 'content-type': TYPES[extname(url.pathname)] ?? TYPES['.html'], ...headers });
    response.end(body);
  });

  // An encrypted connection shows a proxy where it leads and no more; nothing is let through.
  server.on('connect', (request, socket) => {
    requests.push(`https://${request.url}`);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });

  async function find(address, request) {
    const page = pages[address];
    if (page !== undefined) return typeof page === 'function' ? page(request) : page;
    for (const [prefix, folder] of Object.entries(folders)) {
      if (!address.startsWith(prefix)) continue;
      let file = normalize(join(folder, decodeURIComponent(address.slice(prefix.length))));
      if (!file.startsWith(normalize(folder))) break;
      try {
        if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
        return { body: await readFile(file), headers: { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' } };
      } catch {
        break;
      }
    }
    return { status: 404, body: '<!doctype html><title>404</title>' };
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    pages,
    folders,
    /** Every address asked for since the last call, but for what a browser asks its maker for. */
    takeRequests: () => requests.splice(0).filter((address) => !MAKERS.test(address)),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
