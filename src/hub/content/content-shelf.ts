import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { tokyoTime } from '../../core/calendar/tokyo-time.ts';
import type { MonthRatings } from '../../core/content/month-ratings.ts';
import type { ContentFile, ContentPackage } from '../../core/protocol/envelopes.ts';
import { type Settings, type TabletSettings, tabletSettings } from '../../core/settings/settings.ts';
import type { Database } from '../storage/database.ts';
import { readEdition, readStanding, rememberReached, type StoredEdition } from '../storage/edition-rows.ts';
import { picturesOf, readPicture } from '../storage/pictures.ts';
import { readStaffPin } from '../storage/staff-pin.ts';
import { type EditionFonts, editionFonts } from './edition-fonts.ts';
import { holidaysFrom } from './holidays.ts';

export interface ShelvedFile {
  type: string;
  bytes: Buffer;
}

/** A package as text, and what it names; pictures stay in the database until somebody asks for one. */
export interface ShelvedPackage {
  id: string;
  /** Of its editions, the current one first. */
  serials: number[];
  json: string;
  files: ContentFile[];
  /** Those cut for it. */
  fonts: Map<string, ShelvedFile>;
}

/** A tablet may still be fetching the fonts of a package before. */
const FONTS_KEPT = 4;

export type ContentShelf = ReturnType<typeof createContentShelf>;

/** The content package as tablets fetch it, made anew when what it holds changes and kept ready as text. */
export function createContentShelf(
  database: Database,
  settings: () => Settings,
  log: Logger,
  now: () => number,
  cutFor = editionFonts,
  lastMonth: () => MonthRatings | null = () => null,
) {
  let shown: (ShelvedPackage & { key: string }) | null = null;
  let fontsKept: ShelvedPackage['fonts'][] = [];
  /** Files of the program itself, read when a tablet asks. */
  const slicesKnown = new Map<string, { type: string; path: string }>();
  let lastLook: Promise<unknown> = Promise.resolve();
  const heard: ((id: string) => void)[] = [];

  function travelling(): TabletSettings {
    const settled = tabletSettings(settings());
    return { ...settled, hours: { ...settled.hours, holidays: holidaysFrom(now()) } };
  }

  async function packageOf(editions: StoredEdition[]): Promise<ShelvedPackage> {
    const contents = editions.map(({ edition }) => edition);
    const settled = travelling();
    const { cut, slices } = await fontsFor([contents, settled.office, settled.survey]);
    const fonts = new Map(cut.map((font) => [createHash('sha256').update(font.bytes).digest('hex'), font]));
    for (const { file, path } of slices) slicesKnown.set(file.sha256, { type: file.type, path });
    const pin = await readStaffPin(database);
    const files = [
      ...[...fonts].map(([sha256, { type, bytes }]) => ({ sha256, bytes: bytes.length, type })),
      ...slices.map(({ file }) => file),
      ...(await picturesOf(database, contents)),
    ];
    const ratings = lastMonth();
    const body = {
      format: 1,
      settings: pin === null ? settled : { ...settled, staff: { ...settled.staff, pin } },
      editions: editions.map(({ edition, serial, effectiveFrom }) => ({ ...edition, serial, effectiveFrom })),
      files,
      ...(ratings && { ratings }),
    } satisfies Omit<ContentPackage, 'id'>;
    const id = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32);
    return { id, serials: editions.map(({ serial }) => serial), json: JSON.stringify({ ...body, id }), files, fonts };
  }

  /** Without them the tablet falls back on the slices it has, later and slower but not wrong. */
  async function fontsFor(content: unknown): Promise<EditionFonts> {
    try {
      return await cutFor(content);
    } catch (error) {
      log.warn({ event: 'content.fonts-missing', err: error }, 'no fonts were made for this edition');
      return { cut: [], slices: [] };
    }
  }

  async function look(): Promise<boolean> {
    const { current, waiting } = await readStanding(database, now());
    await rememberReached(database, current);
    const year = tokyoTime(now()).year;
    const key = JSON.stringify([current, waiting, await readStaffPin(database), year, settings(), lastMonth()]);
    // Before the first edition's time there is nothing to show, whatever waits.
    if (current === 0 || key === shown?.key) return false;
    const editions = await Promise.all([current, ...waiting].map((serial) => readEdition(database, serial)));
    shown = { ...(await packageOf(editions.filter((edition) => edition !== null))), key };
    fontsKept = [shown.fonts, ...fontsKept].slice(0, FONTS_KEPT);
    for (const hear of heard) hear(shown.id);
    return true;
  }

  const shelf = {
    /** What travels to tablets beside the editions. */
    settings: travelling,
    current: (): ShelvedPackage | null => shown,
    async file(sha256: string): Promise<ShelvedFile | null> {
      const font = fontsKept.map((fonts) => fonts.get(sha256)).find((found) => found !== undefined);
      if (font !== undefined) return font;
      const slice = slicesKnown.get(sha256);
      if (slice !== undefined) return { type: slice.type, bytes: await readFile(slice.path) };
      return readPicture(database, sha256);
    },
    /**
     * The package on show for each of its editions: one that waits must not be carried to a lobby alone, where it would be all there
     * is to show. For any other edition a package with it alone; `null` where there is none.
     */
    async packageWith(serial: number): Promise<ShelvedPackage | null> {
      if (shown?.serials.includes(serial)) return shown;
      const edition = await readEdition(database, serial);
      return edition === null ? null : packageOf([edition]);
    },
    /** Called with the id of each package that takes the place of another. */
    onChange: (hear: (id: string) => void) => void heard.push(hear),
    /** Looks whether anything was published, by this program or another, or a time has come; true when the package changed. */
    refresh(): Promise<boolean> {
      // One after the other: a look that began earlier must not put an older package back.
      const next = lastLook.then(look, look);
      lastLook = next.catch(() => {});
      return next;
    },
    /** The same where something was just committed: that is done, whatever becomes of the package; the next look tries again. */
    async refreshAtOnce(): Promise<void> {
      await shelf
        .refresh()
        .catch((error) => log.error({ event: 'content.look-failed', err: error }, 'cannot read content'));
    },
  };
  return shelf;
}
