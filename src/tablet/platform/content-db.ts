import { type DBSchema, openDB } from 'idb';
import * as v from 'valibot';
import { type ContentPackage, contentPackageSchema } from '../../core/protocol/envelopes.ts';

export interface StoredPackage {
  content: ContentPackage;
  files: Map<string, Uint8Array<ArrayBuffer>>;
}

interface ContentSchema extends DBSchema {
  packages: { key: string; value: StoredPackage };
  /** `current` names the package on screen, `order` all kept ones, newest first. */
  state: { key: 'current' | 'device'; value: unknown };
}

const KEPT_PACKAGES = 3;

const deviceSchema = v.object({ deviceId: v.string(), token: v.string() });
export type Device = v.InferOutput<typeof deviceSchema>;

export type ContentDb = Awaited<ReturnType<typeof openContentDb>>;

/** What the tablet shows and who it is. A package is stored whole and verified; then one pointer write makes it current. */
export async function openContentDb() {
  const db = await openDB<ContentSchema>('content', undefined, {
    upgrade(created) {
      created.createObjectStore('packages');
      created.createObjectStore('state');
    },
  });
  return {
    /** `null` before the first, and where an older version left something this one cannot read. */
    async current(): Promise<StoredPackage | null> {
      const [id] = idsOf(await db.get('state', 'current'));
      const stored = id === undefined ? undefined : await db.get('packages', id);
      return stored !== undefined && v.is(contentPackageSchema, stored.content) ? stored : null;
    },
    async keep(stored: StoredPackage): Promise<void> {
      const { id } = stored.content;
      const transaction = db.transaction(['packages', 'state'], 'readwrite', { durability: 'strict' });
      const packages = transaction.objectStore('packages');
      const state = transaction.objectStore('state');
      const ids = [id, ...idsOf(await state.get('current')).filter((other) => other !== id)];
      await packages.put(stored, id);
      await state.put(ids.slice(0, KEPT_PACKAGES), 'current');
      for (const old of ids.slice(KEPT_PACKAGES)) await packages.delete(old);
      await transaction.done;
    },
    async device(): Promise<Device | null> {
      const device = await db.get('state', 'device');
      return v.is(deviceSchema, device) ? device : null;
    },
    async keepDevice(device: Device): Promise<void> {
      await db.put('state', device, 'device');
    },
  };
}

const idsOf = (value: unknown): string[] => (v.is(v.array(v.string()), value) ? value : []);
