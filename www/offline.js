// The playground without a network: a worker that keeps the page's files, and gives them where the
// host does not answer.
//
// Its address carries the digest of one build (`files.json`): another build is another worker with
// files of its own, and what it keeps is never a mixture of two.

const KEPT = `verbatim${location.search}`;

self.addEventListener('install', (event) => event.waitUntil(keep()));

self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && new URL(url).origin === location.origin) event.respondWith(answer(event.request));
});

async function keep() {
  const cache = await caches.open(KEPT);
  const { files } = await (await fetch('files.json')).json();
  await cache.addAll(['files.json', ...files.map((file) => `../${file}`)]);
  await self.skipWaiting();
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== KEPT && name.startsWith('verbatim')).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(KEPT)).match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
