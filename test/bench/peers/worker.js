// Serves the page and its files from the cache, as the lobby's own worker does.
const FILES = self.__FILES__;

self.addEventListener('install', (event) => event.waitUntil(caches.open('page').then((cache) => cache.addAll(FILES))));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => event.respondWith(fromCache(event.request)));

async function fromCache(request) {
  const cache = await caches.open('page');
  return (await cache.match(request)) ?? fetch(request);
}
