import { signal } from '@preact/signals';
import { floorOf, isStickMade, orderOf } from '../../core/content/package-order.ts';
import type { ContentFile, ContentPackage } from '../../core/protocol/envelopes.ts';
import { isCutFont } from '../../core/protocol/font-type.ts';
import type { ContentDb, StoredPackage } from '../platform/content-db.ts';
import type { ContentFilesDb, StoredFile } from '../platform/content-files-db.ts';

export interface ShownContentParts {
  contentDb: Pick<ContentDb, 'keep' | 'kept' | 'keptFiles' | 'back'>;
  contentFiles: Pick<ContentFilesDb, 'missing' | 'put' | 'get' | 'keepOnly'>;
  /** What a start would show of before must be gone before anything else is stored. */
  dropStill: () => Promise<void>;
  /** Puts it on the screen, or has it wait for the next page; `null` = the ward's default card. */
  show: (stored: StoredPackage | null, when: 'at-once' | 'next-page') => Promise<void>;
}

type Fetch = (sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>;

export type ShownContent = ReturnType<typeof createShownContent>;

/** Fonts cut for the text are needed before the first slide, so they lie in the package's own record; slices come later, as pictures do. */
const isFont = ({ type }: ContentFile) => isCutFont(type);
const laterFilesOf = ({ files }: ContentPackage) => files.filter((file) => !isFont(file)).map(({ sha256 }) => sha256);

/**
 * The package on the tablet and what takes its place. Every file is stored first, strictly, then the package with one pointer
 * write, then it is shown: whatever ends in between leaves the old package whole or the new one.
 */
export function createShownContent({ contentDb, contentFiles, dropStill, show }: ShownContentParts) {
  const shown = signal<StoredPackage | null>(null);
  let isWhole = true;
  let isKept = true;
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: hub and stick may come in the same moment, and tidying up must not take what the other has just brought. */
  function alone<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const answer = last.then(work);
    last = answer.catch(() => {});
    return answer;
  }

  function orderAgainstShown(content: ContentPackage) {
    const here = shown.value;
    const order = orderOf(content, here && { id: here.content.id, floor: here.floor });
    return order === 'same' && !isWhole ? 'newer' : order;
  }

  /** Brings every file that is not here yet and stores it at once, so that an interrupted try is not begun anew. */
  async function gather({ files }: ContentPackage, fetch: Fetch) {
    const fonts: StoredPackage['files'] = new Map();
    let isStored = true;
    const missing = await contentFiles.missing(files.map(({ sha256 }) => sha256)).catch((): string[] => {
      isStored = false;
      return [];
    });
    const download = async ({ sha256, type }: ContentFile) => {
      const bytes = await fetch(sha256);
      if (bytes !== null && isStored) {
        await contentFiles.put(sha256, { type, bytes }).catch(() => {
          isStored = false;
        });
      }
      return bytes;
    };
    for (const file of files) {
      const { sha256 } = file;
      if (isFont(file)) {
        const kept = shown.value?.files.get(sha256) ?? (await contentFiles.get(sha256))?.bytes;
        const bytes = kept ?? (await download(file));
        if (bytes === null) return null;
        fonts.set(sha256, bytes);
      } else if (isStored && missing.includes(sha256) && (await download(file)) === null) return null;
    }
    return { fonts, isStored };
  }

  async function keep(stored: StoredPackage) {
    await dropStill();
    await contentDb.keep(stored);
  }

  async function takeOver(stored: StoredPackage | null, when: 'at-once' | 'next-page') {
    shown.value = stored;
    isWhole = true;
    await show(stored, when);
  }

  /** Files of packages that went, and of tries that came to nothing. What fails here is done the next time. */
  const tidyUp = async () => contentFiles.keepOnly(await contentDb.keptFiles());

  async function isWholeHere({ content, files }: StoredPackage): Promise<boolean> {
    const missing = await contentFiles.missing(laterFilesOf(content)).catch(() => []);
    return missing.length === 0 && content.files.every((file) => !isFont(file) || files.has(file.sha256));
  }

  return {
    /** What is on the tablet: on the screen, or there from the next page on. */
    shown,
    id: () => shown.value?.content.id ?? null,
    /** What the hub need not send again; `null` also where a file of it is missing. */
    knownId: () => (isWhole ? (shown.value?.content.id ?? null) : null),
    isKept: () => isKept,

    /** What was stored before comes on the screen. */
    start: (stored: StoredPackage) => alone(() => takeOver(stored, 'at-once')),

    /** Behind the first slide: where a file of it is gone, the hub is asked as if nothing were here. */
    checkFiles: () =>
      alone(async () => {
        if (shown.value !== null) isWhole = await isWholeHere(shown.value);
      }),

    /** A package of the hub's, whose files are fetched as far as they are not here. */
    async offer(content: ContentPackage, fetch: Fetch): Promise<'shown' | 'same' | 'older' | 'incomplete'> {
      const order = orderAgainstShown(content);
      if (order !== 'newer') return order;
      const gathered = await gather(content, fetch);
      if (gathered === null) return 'incomplete';
      return alone(async () => {
        // A stick may have been faster, and have tidied away what had come.
        const order = orderAgainstShown(content);
        if (order !== 'newer') return order;
        if (gathered.isStored && (await contentFiles.missing(laterFilesOf(content))).length > 0) return 'incomplete';
        const stored = { content, files: gathered.fonts, floor: floorOf(content) };
        const isNowKept = () =>
          keep(stored).then(
            () => true,
            () => false,
          );
        // What staff publish is what visitors see, also on a tablet that can no longer keep it.
        isKept = gathered.isStored && (await isNowKept());
        await takeOver(stored, 'next-page');
        if (isKept) await tidyUp().catch(() => {});
        return 'shown';
      });
    },

    /** A package from a stick, with its files. Where it cannot be stored whole, nothing changes. */
    apply: (content: ContentPackage, floor: number, files: ReadonlyMap<string, StoredFile>) =>
      alone(async (): Promise<'shown' | 'incomplete' | 'not-kept'> => {
        const fonts: StoredPackage['files'] = new Map();
        const stored = { content, files: fonts, floor };
        try {
          for (const file of content.files) {
            const bytes = files.get(file.sha256)?.bytes;
            if (bytes === undefined) continue;
            if (isFont(file)) fonts.set(file.sha256, bytes);
            else await contentFiles.put(file.sha256, { type: file.type, bytes });
          }
          if ((await contentFiles.missing(laterFilesOf(content))).length > 0) return 'incomplete';
          await keep(stored);
        } catch {
          await tidyUp().catch(() => {});
          return 'not-kept';
        }
        isKept = true;
        await takeOver(stored, 'at-once');
        await tidyUp().catch(() => {});
        return 'shown';
      }),

    /** The package before comes back; once more, and the one gone back from is there again. */
    back: () =>
      alone(async (): Promise<'shown' | 'not-kept'> => {
        await dropStill();
        const before = await contentDb.back().catch(() => undefined);
        if (before === undefined) return 'not-kept';
        isKept = true;
        await takeOver(before, 'at-once');
        isWhole = before === null || (await isWholeHere(before));
        return 'shown';
      }),

    /** Before what a stick brought there is always something, be it the default card; before the hub's first there is nothing. */
    async canGoBack(): Promise<boolean> {
      const kept = await contentDb.kept().catch(() => []);
      const here = shown.value;
      return kept.length > (here === null || isStickMade(here.content.id) ? 0 : 1);
    },
  };
}
