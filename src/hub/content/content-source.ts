import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { Edition } from '../../core/content/edition.ts';
import { maxFileBytes } from '../../core/content/import/decode-text.ts';
import { withoutLargePictures } from '../../core/content/import/not-redrawn.ts';
import { isPublishable } from '../../core/content/import/read-content.ts';
import { lostContent } from '../../core/content/lost-content.ts';
import { type FolderObstacle, sourceSentence } from '../../words/content-source.ts';
import { problemSentence } from '../../words/problems.ts';
import { recordNames } from '../../words/record.ts';
import { refusalSentence } from '../../words/refusals.ts';
import { type Database, transaction } from '../storage/database.ts';
import { currentEdition } from '../storage/edition-rows.ts';
import { publishEdition } from '../storage/editions.ts';
import { readNote, setNotes } from '../storage/notes.ts';
import { record } from '../storage/record.ts';
import { type FolderState, folderState, readAtMost } from './content-folder.ts';
import { readBroughtFile } from './read-brought-file.ts';

/** A file that is still being copied changes; one that stood still this long is whole. */
const STILL_MS = 2_000;

/** Whoever has put so many right reads the rest at the next try. */
const MOST_REASONS = 20;

export interface Draft {
  source: string;
  readAt: string;
  reasons: string[];
}

export type ContentSource = ReturnType<typeof createContentSource>;

/** The content folder a ward fills: publishes what is good and new, keeps the last good edition otherwise and says why. */
export function createContentSource(folder: string, database: Database, log: Logger, now: () => number) {
  let seen: { state: string; sinceMs: number } | null = null;
  let decided: string | null = null;
  // What is wrong with the folder is seen anew at every start; what is wrong with a file is kept in the database.
  let obstacle: Draft | null = null;

  function hindered(source: string, found: FolderObstacle) {
    const reasons = [sourceSentence(found)];
    if (obstacle?.reasons[0] === reasons[0]) return;
    obstacle = { source, readAt: toTokyoIso(now()), reasons };
    log.error({ event: 'content.hindered', source, reasons }, 'content was not read; the last good edition stays');
  }

  /** Whether the folder in this state needs no other look. */
  async function decide({ names, state }: FolderState): Promise<boolean> {
    const [name] = names;
    if (names.length > 1) hindered(names.join('、'), { code: 'several-files', names });
    else if (name === undefined) obstacle = null;
    else {
      const bytes = bytesOf(name);
      if (bytes === null || folderState(folder)?.state !== state) return false;
      obstacle = null;
      const digest = createHash('sha256').update(bytes).digest('hex');
      if (digest !== (await readNote(database, 'contentDigest'))) await take(name, bytes, digest);
    }
    return true;
  }

  function bytesOf(name: string): Buffer | null {
    try {
      // One byte too many is enough to be told that the file is too large.
      return readAtMost(join(folder, name), maxFileBytes + 1);
    } catch {
      hindered(name, { code: 'unreadable-file', name });
      return null;
    }
  }

  async function take(name: string, bytes: Buffer, digest: string) {
    const reading = withoutLargePictures(await readBroughtFile({ name, bytes }), name);
    const { edition, repairs, problems, pictures } = reading;
    const errors = problems.filter((problem) => problem.severity === 'error').map(problemSentence);
    if (edition === null || !isPublishable(reading)) return keepLastEdition(name, errors, digest);
    const lost = await lostSince(edition);
    if (lost.length > 0) return keepLastEdition(name, lost, digest);
    const serial = await publishEdition(database, {
      edition,
      source: name,
      repairs: repairs.length,
      who: recordNames.folder,
      nowMs: now(),
      pictures,
      notes: { contentDigest: digest, draft: null },
    });
    if (typeof serial !== 'number') return keepLastEdition(name, [refusalSentence('picture_missing')], digest);
    const dropped = problems.filter(({ code }) => code === 'picture-not-redrawn').map(problemSentence);
    if (dropped.length > 0)
      log.warn(
        { event: 'content.pictures-dropped', source: name, reasons: dropped },
        'published without these pictures',
      );
    log.info({ event: 'content.published', serial, source: name, repairs: repairs.length }, 'edition published');
  }

  async function lostSince(edition: Edition): Promise<string[]> {
    const before = await currentEdition(database, now());
    return before === null ? [] : lostContent(before.edition, edition).map(sourceSentence);
  }

  async function keepLastEdition(source: string, found: string[], digest: string) {
    const reasons = found.slice(0, MOST_REASONS);
    const draft: Draft = { source, readAt: toTokyoIso(now()), reasons };
    transaction(database, () => {
      setNotes(database, { contentDigest: digest, draft: JSON.stringify(draft) });
      record(database, { who: recordNames.folder, act: 'refused', what: `${source} ${digest}`, nowMs: now() });
    });
    log.error({ event: 'content.refused', source, reasons }, 'content was not published; the last good edition stays');
  }

  return {
    /** Reads the folder if it changed and has stood still. Called at start and twice a second. */
    async look(): Promise<void> {
      const found = folderState(folder);
      if (found === null) return hindered(folder, { code: 'folder-unreadable', folder });
      const nowMs = now();
      // Only at the first look a file's own time tells how long it stands; later a copy is watched until it rests.
      if (seen === null) seen = { state: found.state, sinceMs: Math.min(found.newestMs, nowMs) };
      else if (seen.state !== found.state || nowMs < seen.sinceMs) seen = { state: found.state, sinceMs: nowMs };
      if (found.state === decided && obstacle === null) return;
      if (nowMs - seen.sinceMs >= STILL_MS && (await decide(found))) decided = found.state;
    },
    /** A file lies there that has not stood still for long enough. */
    isWaiting: () => seen !== null && seen.state !== decided && obstacle === null,
    async draft(): Promise<Draft | null> {
      if (obstacle !== null) return obstacle;
      const note = await readNote(database, 'draft');
      return note === null ? null : JSON.parse(note);
    },
  };
}
