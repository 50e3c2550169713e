interface Effective {
  serial: number;
  effectiveFrom: string;
}

const effectiveMs = ({ effectiveFrom }: Effective) => (effectiveFrom === '' ? 0 : Date.parse(effectiveFrom));

/**
 * Which of a package's editions is to be seen: of those whose time has come the one with the highest serial, for order is
 * by serial and never by clocks. The first (the current one) where none has come, so that the lobby is never blank.
 */
export function editionInEffect<E extends Effective>(editions: [E, ...E[]], nowMs: number): E {
  const come = editions.filter((edition) => effectiveMs(edition) <= nowMs);
  return come.toSorted((a, b) => b.serial - a.serial)[0] ?? editions[0];
}

/** Those that take over later. */
export function editionsToCome<E extends Effective>(editions: E[], nowMs: number): E[] {
  return editions.filter((edition) => effectiveMs(edition) > nowMs);
}

/** When the next of them takes over, `null` if none waits. */
export function nextEditionMs(editions: Effective[], nowMs: number): number | null {
  const waiting = editionsToCome(editions, nowMs).map(effectiveMs);
  return waiting.length === 0 ? null : Math.min(...waiting);
}
