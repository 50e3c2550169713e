import { createHash } from 'node:crypto';
import type { ContentFile, ContentPackage } from '../../core/protocol/envelopes.ts';
import { type Settings, tabletSettings } from '../../core/settings/settings.ts';
import type { Database } from '../storage/database.ts';
import { currentEdition, currentSerial } from '../storage/editions.ts';

export interface ShelvedFile {
  type: string;
  bytes: Buffer;
}

export type ContentShelf = ReturnType<typeof createContentShelf>;

/** The content package as tablets fetch it, made once for each edition and kept ready as text. */
export function createContentShelf(database: Database, settings: Settings) {
  let shown: { id: string; serial: number; json: string } | null = null;
  const files = new Map<string, ShelvedFile>();

  return {
    current: () => shown,
    file: (sha256: string) => files.get(sha256) ?? null,
    /** Looks whether another edition was published, by this program or another; true when the package changed. */
    async refresh(): Promise<boolean> {
      if ((await currentSerial(database)) === (shown?.serial ?? 0)) return false;
      const published = await currentEdition(database);
      if (published === null) return false;
      const { serial, effectiveFrom, edition } = published;
      const listed: ContentFile[] = [];
      const body = {
        format: 1,
        settings: tabletSettings(settings),
        editions: [{ ...edition, serial, effectiveFrom }],
        files: listed,
      } satisfies Omit<ContentPackage, 'id'>;
      const id = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32);
      shown = { id, serial, json: JSON.stringify({ ...body, id }) };
      return true;
    },
  };
}
