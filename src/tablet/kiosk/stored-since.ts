import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../platform/clock.ts';
import type { StoredPackage } from '../platform/content-db.ts';
import type { SinceDb } from '../platform/since-db.ts';

export interface StoredSinceParts {
  clock: Pick<Clock, 'now'>;
  db: SinceDb;
  shown: ReadonlySignal<StoredPackage | null>;
}

export type StoredSince = ReturnType<typeof createStoredSince>;

/** Since when the tablet has what it shows, over restarts; only staff want to know. */
export function createStoredSince({ clock, db, shown }: StoredSinceParts) {
  const sinceMs = signal<number | null>(null);

  async function note(id: string): Promise<void> {
    const before = await db.since();
    if (shown.value?.content.id !== id) return;
    const since = before?.id === id ? before : { id, atMs: clock.now() };
    sinceMs.value = since.atMs;
    if (since !== before) await db.keepSince(since);
  }

  const end = effect(() => {
    sinceMs.value = null;
    const id = shown.value?.content.id;
    // Where the storage fails, 点検 has worse to say.
    if (id !== undefined) void note(id).catch(() => {});
  });

  return {
    /** In ms since 1970; `null` while nothing is shown, or it is not known. */
    sinceMs,
    end: () => end(),
  };
}
