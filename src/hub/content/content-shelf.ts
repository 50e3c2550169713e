import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { ContentFile, ContentPackage } from '../../core/protocol/envelopes.ts';
import { type Settings, tabletSettings } from '../../core/settings/settings.ts';
import type { Database } from '../storage/database.ts';
import { currentEdition, currentSerial } from '../storage/editions.ts';
import { editionFonts } from './edition-fonts.ts';

export interface ShelvedFile {
  type: string;
  bytes: Buffer;
}

export type ContentShelf = ReturnType<typeof createContentShelf>;

/** The content package as tablets fetch it, made once for each edition and kept ready as text. */
export function createContentShelf(database: Database, settings: Settings, log: Logger) {
  let shown: { id: string; serial: number; json: string } | null = null;
  // Files stay as long as the hub runs: a tablet may still be fetching those of the package before.
  const files = new Map<string, ShelvedFile>();
  const heard: ((id: string) => void)[] = [];

  function shelve(file: ShelvedFile): ContentFile {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    files.set(sha256, file);
    return { sha256, bytes: file.bytes.length, type: file.type };
  }

  /** Without them the tablet falls back on the slices it has, later and slower but not wrong. */
  async function fontsFor(text: string): Promise<ShelvedFile[]> {
    try {
      return await editionFonts(text);
    } catch (error) {
      log.warn({ event: 'content.fonts-missing', err: error }, 'no fonts were made for this edition');
      return [];
    }
  }

  return {
    current: () => shown,
    file: (sha256: string) => files.get(sha256) ?? null,
    /** Called with the id of each package that takes the place of another. */
    onChange: (hear: (id: string) => void) => void heard.push(hear),
    /** Looks whether another edition was published, by this program or another; true when the package changed. */
    async refresh(): Promise<boolean> {
      if ((await currentSerial(database)) === (shown?.serial ?? 0)) return false;
      const published = await currentEdition(database);
      if (published === null) return false;
      const { serial, effectiveFrom, edition } = published;
      const fonts = await fontsFor(JSON.stringify([edition, settings.office, settings.survey]));
      const body = {
        format: 1,
        settings: tabletSettings(settings),
        editions: [{ ...edition, serial, effectiveFrom }],
        files: fonts.map(shelve),
      } satisfies Omit<ContentPackage, 'id'>;
      const id = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32);
      shown = { id, serial, json: JSON.stringify({ ...body, id }) };
      for (const hear of heard) hear(id);
      return true;
    },
  };
}
