import { noStarts, type Starts } from '../core/protocol/app-builds.ts';

// No page of this name is ever asked for: it lies in the cache of its build, and goes with it.
const STARTS = '/starts';

/** Where it cannot be read, nothing counts: a cache that fails must not fail the lobby. */
export async function startsOf(shell: string): Promise<Starts> {
  try {
    const note = await (await caches.open(shell)).match(STARTS);
    return note === undefined ? noStarts : await note.json();
  } catch {
    return noStarts;
  }
}

export async function keepStarts(shell: string, starts = noStarts): Promise<void> {
  await caches
    .open(shell)
    .then((cache) => cache.put(STARTS, new Response(JSON.stringify(starts))))
    .catch(() => {});
}
