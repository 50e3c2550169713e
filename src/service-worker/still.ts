import { isWithin, stillPage, TRUE_WHILE } from '../core/protocol/still.ts';

/** The page with the first slide as the last start showed it, where it would show the same now; a start that is told more by its address shows something else. */
export async function stillOf(shell: string, { url }: Request): Promise<Response | undefined> {
  if (new URL(url).search !== '') return undefined;
  const still = await (await caches.open(shell)).match(stillPage).catch(() => undefined);
  return still !== undefined && isWithin(still.headers.get(TRUE_WHILE), Date.now()) ? still : undefined;
}
