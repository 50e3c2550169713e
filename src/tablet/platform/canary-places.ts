import type { DBSchema } from 'idb';
import * as v from 'valibot';
import {
  type Canary,
  type CanaryPlace,
  canaryPlaces,
  canarySchema,
  type FoundCanaries,
} from '../../core/feedback/persistence-canary.ts';
import type { Clock } from './clock.ts';
import { createSteadyDb, openSteadily } from './steady-db.ts';

interface CanarySchema extends DBSchema {
  canary: { key: 'canary'; value: unknown };
}

interface Place {
  /** `undefined` or `null` where nothing lies there. */
  read(): Promise<unknown>;
  write(canary: Canary): Promise<unknown>;
}

const NAME = 'canary';
/** No page of this name is ever asked for; it is only where the note lies in the cache. */
const ADDRESS = '/canary';

export type CanaryPlaces = ReturnType<typeof createCanaryPlaces>;

/** The three places in which a browser keeps things, each of which it may clear alone. */
export function createCanaryPlaces(clock?: Pick<Clock, 'after'>) {
  const db = createSteadyDb<CanarySchema>(
    (lost) => openSteadily(NAME, (made) => void made.createObjectStore(NAME), lost),
    clock,
  );
  const places: Record<CanaryPlace, Place> = {
    database: {
      read: () => db.run([NAME], 'readonly', (transaction) => transaction.objectStore(NAME).get(NAME)),
      write: (canary) =>
        db.run([NAME], 'readwrite', (transaction) => transaction.objectStore(NAME).put(canary, NAME), {
          durability: 'strict',
        }),
    },
    local: {
      read: async () => JSON.parse(localStorage.getItem(NAME) ?? 'null'),
      write: async (canary) => localStorage.setItem(NAME, JSON.stringify(canary)),
    },
    cache: {
      read: async () => (await (await caches.open(NAME)).match(ADDRESS))?.json(),
      write: async (canary) => (await caches.open(NAME)).put(ADDRESS, new Response(JSON.stringify(canary))),
    },
  };

  async function readAt(place: CanaryPlace): Promise<FoundCanaries[CanaryPlace]> {
    try {
      const read = v.safeParse(canarySchema, await places[place].read());
      return read.success ? read.output : 'nothing';
    } catch (failure) {
      // What lies there and is no JSON was spoiled, not forbidden.
      return failure instanceof SyntaxError ? 'nothing' : 'unreadable';
    }
  }

  return {
    async read(): Promise<FoundCanaries> {
      const [database, local, cache] = await Promise.all([readAt('database'), readAt('local'), readAt('cache')]);
      return { database, local, cache };
    },
    /** Answers where it now lies. */
    async write(canary: Canary): Promise<CanaryPlace[]> {
      const written = await Promise.allSettled(canaryPlaces.map((place) => places[place].write(canary)));
      return canaryPlaces.filter((_, index) => written[index]!.status === 'fulfilled');
    },
  };
}
