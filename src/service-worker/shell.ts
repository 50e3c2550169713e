import { buildOfShell, shellCache } from '../core/protocol/app-builds.ts';
import { paths } from '../core/protocol/paths.ts';
import { stillPage } from '../core/protocol/still.ts';
import { startsOf } from './starts.ts';

interface Shell {
  build: string;
  files: string[];
  /** The font slices stand in some of them, several in each. */
  slices: Record<string, [pack: string, fromByte: number, toByte: number]>;
  firstSlideWithinMs: number;
}

declare const self: ServiceWorkerGlobalScope & { __SHELL__: Shell };

// The build puts the list of files here.
const shell: Shell = self.__SHELL__;
export const { build, files, firstSlideWithinMs } = shell;
export const CACHE = shellCache(build);
const AT_ONCE = 8;

/** All files or none: a worker whose shell is not whole must not be installed. */
export async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  // An earlier build that came back in between stored what it liked, and knew nothing of this one's still.
  await cache.delete(stillPage);
  const waiting = [...files];
  const putNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await cache.put(file, (await kept(file)) ?? (await fresh(file)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, putNext));
}

/** A browser that is short of room clears the cache and leaves the worker. */
export async function isWhole(): Promise<boolean> {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  return files.every((file) => there.has(file));
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

/** A page of the build before asks for what is no longer in this one. */
export async function fromShell(shell: string, file: string, request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  return (await cache.match(file)) ?? (await slice(file)) ?? (await kept(file)) ?? fetch(request);
}

/** Cut out of its pack; of an earlier build those that this one has as well. */
async function slice(file: string): Promise<Response | undefined> {
  const place = shell.slices[file];
  if (place === undefined) return undefined;
  const [pack, from, to] = place;
  const bytes = await (await kept(pack))?.arrayBuffer();
  return bytes && new Response(bytes.slice(from, to), { headers: { 'content-type': 'font/woff2' } });
}

/** The last build before this one that starts. A cache behind this one's is of a build that waits. */
export async function shellBefore(): Promise<string | undefined> {
  const before = await shellsBefore();
  for (const name of before.toReversed()) {
    const { inVain } = await startsOf(name);
    if (inVain === 0 && (await (await caches.open(name)).match(paths.lobby)) !== undefined) return name;
  }
  return before.at(-1);
}

async function shellsBefore(): Promise<string[]> {
  const shells = (await caches.keys()).filter((name) => buildOfShell(name) !== null);
  return shells.slice(0, shells.indexOf(CACHE));
}

/** One build before this one is kept, so that one can go back. */
export async function tidy(): Promise<void> {
  const kept = await shellBefore();
  for (const name of await shellsBefore()) if (name !== kept) await caches.delete(name);
}
