import { isWithin, stillPage, TRUE_WHILE } from '../core/protocol/still.ts';

/** The page with the first slide as the last start showed it, where it would show the same now; a start that is told more by its address shows something else. */
export async function stillOf(shell: string, { url }: Request): Promise<Response | undefined> {
  if (new URL(url).search !== '') return undefined;
  try {
    const still = await (await caches.open(shell)).match(stillPage);
    return isWithin(still?.headers.get(TRUE_WHILE), Date.now()) ? still : undefined;
  } catch {
    return undefined;
  }
}

/** What belongs to it: nobody else has that, and a start must not wait for the hub. */
export async function partOfStill(shell: string, path: string): Promise<Response> {
  return (await (await caches.open(shell)).match(path)) ?? new Response(null, { status: 404 });
}
