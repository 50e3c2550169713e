import {
  buildOfShell,
  FIRST_SLIDE,
  type Serving,
  STARTS_AT_MOST,
  started,
  TAKE_OVER,
} from '../core/protocol/app-builds.ts';
import { paths } from '../core/protocol/paths.ts';
import { STILL } from '../core/protocol/still.ts';
import { build, CACHE, files, fill, firstSlideWithinMs, fromShell, isWhole, shellBefore, tidy } from './shell.ts';
import { keepStarts, startsOf } from './starts.ts';
import { partOfStill, stillOf } from './still.ts';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  if (event.data?.type === TAKE_OVER) event.waitUntil(takeOver());
  if (event.data?.type === FIRST_SLIDE) event.waitUntil(firstSlide(event));
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') {
    if (url.pathname === paths.lobby) event.respondWith(start(event));
  } else if (files.includes(url.pathname) || url.pathname.startsWith('/assets/')) {
    event.respondWith(fromShell(CACHE, url.pathname, event.request));
  } else if (url.pathname.startsWith(STILL)) {
    event.respondWith(partOfStill(CACHE, url.pathname));
  }
});

/** Never while the shell is not in the cache: the page is about to reload. */
async function takeOver(): Promise<void> {
  if (await isWhole()) await self.skipWaiting();
}

/** Of the pages that are starting: ends the wait for their first slide. */
const slideStands = new Map<string, () => void>();

async function start(event: FetchEvent): Promise<Response> {
  const { request, resultingClientId } = event;
  // The preview of the office page is a frame, and starts nothing.
  const isStart = request.destination === 'document';
  // Nearly every start wants one of them, and must not wait for the count first.
  const page = fromShell(CACHE, paths.lobby, request);
  page.catch(() => {});
  const [earlier, still] = await Promise.all([startsOf(CACHE), isStart ? stillOf(CACHE, request) : undefined]);
  const starts = isStart ? started(earlier, Date.now(), firstSlideWithinMs) : earlier;
  const before = starts.isBack ? await shellBefore() : undefined;
  if (isStart) {
    const noted = keepStarts(CACHE, { ...starts, isBack: before !== undefined });
    event.waitUntil(noted);
    if (before !== undefined) await noted;
    else if (starts.inVain <= STARTS_AT_MOST) event.waitUntil(watch(resultingClientId));
  }
  if (before !== undefined) return fromShell(before, paths.lobby, request);
  // Whatever kept the last start from its first slide is not tried again.
  return still !== undefined && earlier.inVain === 0 ? still : page;
}

/** A page without a first slide cannot help itself: its script may not even have been read. */
async function watch(clientId: string): Promise<void> {
  const isInVain = await new Promise<boolean>((resolve) => {
    slideStands.set(clientId, () => resolve(false));
    setTimeout(resolve, firstSlideWithinMs, true);
  });
  slideStands.delete(clientId);
  const client = isInVain ? await self.clients.get(clientId) : undefined;
  if (client instanceof WindowClient && (await isWhole())) await client.navigate(client.url).catch(() => {});
}

async function firstSlide({ source, ports }: ExtendableMessageEvent): Promise<void> {
  if (source instanceof Client) slideStands.get(source.id)?.();
  const { isBack } = await startsOf(CACHE);
  const before = isBack ? await shellBefore() : undefined;
  // What another build shows says nothing for this one.
  if (!isBack) await keepStarts(CACHE);
  const serving: Serving = { build: (before && buildOfShell(before)) ?? build, isBack };
  ports[0]?.postMessage(serving);
}
