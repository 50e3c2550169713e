import type { DBSchema } from 'idb';
import * as v from 'valibot';
import { contentPackageSchema } from '../../core/protocol/envelopes.ts';
import type { Clock } from './clock.ts';
import { createSteadyDb, openSteadily } from './steady-db.ts';

const storedPackageSchema = v.object({
  content: contentPackageSchema,
  files: v.map(
    v.string(),
    v.custom<Uint8Array<ArrayBuffer>>((bytes) => bytes instanceof Uint8Array),
  ),
});
export type StoredPackage = v.InferOutput<typeof storedPackageSchema>;

interface ContentSchema extends DBSchema {
  packages: { key: string; value: StoredPackage };
  /** `current` names the kept packages, that on screen first; `confirmed` is the latest time the hub has said. */
  state: { key: 'current' | 'device' | 'confirmed'; value: unknown };
}

const KEPT_PACKAGES = 3;

const deviceSchema = v.object({ deviceId: v.string(), token: v.string() });
export type Device = v.InferOutput<typeof deviceSchema>;

export type ContentDb = ReturnType<typeof createContentDb>;

/** What the tablet shows and who it is. A package is stored whole and verified; then one pointer write makes it current. */
export function createContentDb(clock?: Pick<Clock, 'after'>) {
  const db = createSteadyDb<ContentSchema>(openContent, clock);
  return {
    /** The newest package that can be read; `null` before the first. A lobby whose storage fails asks the hub instead. */
    async current(): Promise<StoredPackage | null> {
      try {
        return await db.run(['packages', 'state'], 'readonly', async (transaction) => {
          for (const id of idsOf(await transaction.objectStore('state').get('current'))) {
            const stored = await transaction.objectStore('packages').get(id);
            if (v.is(storedPackageSchema, stored)) return stored;
          }
          return null;
        });
      } catch {
        return null;
      }
    },
    keep: (stored: StoredPackage): Promise<void> =>
      db.run(
        ['packages', 'state'],
        'readwrite',
        async (transaction) => {
          const { id } = stored.content;
          const packages = transaction.objectStore('packages');
          const state = transaction.objectStore('state');
          const ids = [id, ...idsOf(await state.get('current')).filter((other) => other !== id)];
          await packages.put(stored, id);
          await state.put(ids.slice(0, KEPT_PACKAGES), 'current');
          for (const old of ids.slice(KEPT_PACKAGES)) await packages.delete(old);
        },
        { durability: 'strict' },
      ),
    /** In ms since 1970; 0 before the first. */
    confirmedMs: (): Promise<number> =>
      db
        .run(['state'], 'readonly', async (transaction) => {
          const ms = await transaction.objectStore('state').get('confirmed');
          return typeof ms === 'number' ? ms : 0;
        })
        .catch(() => 0),
    keepConfirmedMs: (ms: number): Promise<void> =>
      db.run(['state'], 'readwrite', async (transaction) => {
        await transaction.objectStore('state').put(ms, 'confirmed');
      }),
    device: (): Promise<Device | null> =>
      db.run(['state'], 'readonly', async (transaction) => {
        const device = await transaction.objectStore('state').get('device');
        return v.is(deviceSchema, device) ? device : null;
      }),
    keepDevice: (device: Device): Promise<void> =>
      db.run(
        ['state'],
        'readwrite',
        async (transaction) => {
          await transaction.objectStore('state').put(device, 'device');
        },
        { durability: 'strict' },
      ),
  };
}

function openContent(lost: () => void) {
  return openSteadily<ContentSchema>(
    'content',
    (db) => {
      db.createObjectStore('packages');
      db.createObjectStore('state');
    },
    lost,
  );
}

const idsOf = (value: unknown): string[] => (v.is(v.array(v.string()), value) ? value : []);
