import type { DBSchema } from 'idb';
import type { createSteadyDb } from './steady-db.ts';
import { openSteadily } from './steady-db.ts';
import type { StoredPackage } from './stored-package.ts';

export type StateKey =
  | 'current'
  | 'device'
  | 'alone'
  | 'confirmed'
  | 'born'
  | 'pin'
  | 'pin-attempts'
  | 'since'
  | 'first-fit';

export interface ContentSchema extends DBSchema {
  /** `schema` marks the schema that the record has passed; earlier records have none. */
  packages: { key: string; value: StoredPackage & { schema?: string } };
  /** `current` names the kept packages, that on screen first; `confirmed` is the latest time the hub has said. */
  state: { key: StateKey; value: unknown };
}

export type ContentConnection = ReturnType<typeof createSteadyDb<ContentSchema>>;

export function openContent(now: () => number, lost: () => void) {
  return openSteadily<ContentSchema>(
    'content',
    (db) => {
      db.createObjectStore('packages');
      const state = db.createObjectStore('state');
      // The outcome is that of the whole open.
      state.put(now(), 'born').catch(() => {});
    },
    lost,
  );
}
