import type { ShownContentParts } from '../../src/tablet/kiosk/shown-content.ts';
import type { StoredPackage } from '../../src/tablet/platform/content-db.ts';
import type { StoredFile } from '../../src/tablet/platform/content-files-db.ts';

/** Storage for content that lives as long as the test, and takes no more when it is said to be full. */
export function aContentStorage(log: string[] = []) {
  const packages: StoredPackage[] = [];
  const files = new Map<string, StoredFile>();
  const storage = { isFull: false, packages, files };
  const write = async () => {
    if (storage.isFull) throw new Error('full');
  };
  return Object.assign(storage, {
    contentDb: {
      async keep(stored) {
        await write();
        log.push(`kept ${stored.content.id} with ${stored.content.files.length}`);
        packages.unshift(stored);
      },
      kept: async () => packages.map(({ content }) => content.id),
      keptFiles: async () => packages.flatMap(({ content }) => content.files.map(({ sha256 }) => sha256)),
      async back() {
        await write();
        const [undone] = packages.splice(0, 1);
        if (undone !== undefined) packages.splice(1, 0, undone);
        return packages[0] ?? null;
      },
    },
    contentFiles: {
      missing: async (digests) => digests.filter((sha256) => !files.has(sha256)),
      async put(sha256, file) {
        await write();
        files.set(sha256, file);
      },
      get: async (sha256) => files.get(sha256) ?? null,
      async keepOnly(digests) {
        for (const sha256 of files.keys()) if (!digests.includes(sha256)) files.delete(sha256);
      },
    },
    dropStill: async () => {},
  } satisfies Omit<ShownContentParts, 'show'>);
}
