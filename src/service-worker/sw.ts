import { paths } from '../core/protocol/paths.ts';

interface Shell {
  build: string;
  files: string[];
}

declare const self: ServiceWorkerGlobalScope & { __SHELL__: Shell };

// The build puts the list of files here.
const { build, files }: Shell = self.__SHELL__;
const CACHE = `shell-${build}`;
const SHELL_CACHE = /^shell-/;
const AT_ONCE = 8;

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') {
    if (url.pathname === paths.lobby) event.respondWith(fromShell(paths.lobby, event.request));
  } else if (files.includes(url.pathname)) {
    event.respondWith(fromShell(url.pathname, event.request));
  }
});

/** All files or none: a worker whose shell is not whole must not be installed. */
async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  const waiting = [...files];
  const fetchNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await cache.put(file, (await kept(file)) ?? (await fresh(file)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
}

/** A file with a hash in its name is the same in every build, so an earlier cache may serve it. */
async function kept(file: string): Promise<Response | undefined> {
  return file.startsWith('/assets/') ? caches.match(file) : undefined;
}

async function fresh(file: string): Promise<Response> {
  const response = await fetch(file, { cache: 'no-store', redirect: 'error' });
  // A captive portal answers 200 with a page of its own for everything.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (!response.ok || isPage !== (file === paths.lobby)) throw new Error(`${file} is not what was asked for`);
  return response;
}

/** The build before this one is kept, so that one can go back. */
async function tidy(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => SHELL_CACHE.test(name) && name !== CACHE);
  for (const name of shells.slice(0, -1)) await caches.delete(name);
}

async function fromShell(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}
