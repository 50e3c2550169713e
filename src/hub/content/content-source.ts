import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { Edition } from '../../core/content/edition.ts';
import { readContent } from '../../core/content/import/read-content.ts';
import { lostContent } from '../../core/content/lost-content.ts';
import { sourceSentence } from '../../words/content-source.ts';
import { problemSentence } from '../../words/problems.ts';
import type { Database } from '../storage/database.ts';
import { currentEdition, publishEdition } from '../storage/editions.ts';
import { readNote, writeNotes } from '../storage/notes.ts';

/** A file that is still being copied changes; one that stood still this long is whole. */
const STILL_MS = 2_000;

export interface Draft {
  source: string;
  readAt: string;
  reasons: string[];
}

export type ContentSource = ReturnType<typeof createContentSource>;

/** The content folder a ward fills: publishes what is good and new, keeps the last good edition otherwise and says why. */
export function createContentSource(folder: string, database: Database, log: Logger, now: () => number) {
  let seen = { state: '', sinceMs: 0 };
  let decided: string | null = null;

  async function keepLastEdition(source: string, reasons: string[], digest: string) {
    const draft: Draft = { source, readAt: toTokyoIso(now()), reasons };
    await writeNotes(database, { contentDigest: digest, draft: JSON.stringify(draft) });
    log.error({ event: 'content.refused', source, reasons }, 'content was not published; the last good edition stays');
  }

  async function publish(name: string, bytes: Buffer, digest: string) {
    const { edition, repairs, problems } = readContent({ name, bytes });
    const errors = problems.filter((problem) => problem.severity === 'error').map(problemSentence);
    if (edition === null || errors.length > 0) return keepLastEdition(name, errors, digest);
    const lost = await lostSince(edition);
    if (lost.length > 0) return keepLastEdition(name, lost, digest);
    const serial = await publishEdition(database, {
      edition,
      source: name,
      repairs: repairs.length,
      nowMs: now(),
      notes: { contentDigest: digest, draft: null },
    });
    log.info({ event: 'content.published', serial, source: name, repairs: repairs.length }, 'edition published');
  }

  async function lostSince(edition: Edition): Promise<string[]> {
    const before = await currentEdition(database);
    return before === null ? [] : lostContent(before.edition, edition).map(sourceSentence);
  }

  return {
    /** Reads the folder if it changed and has stood still. Called at start and every second. */
    async look(): Promise<void> {
      const { files, state, newestMs } = folderState(folder);
      const nowMs = now();
      if (state !== seen.state) seen = { state, sinceMs: Math.min(newestMs, nowMs) };
      if (state === decided || nowMs - seen.sinceMs < STILL_MS) return;
      decided = state;
      const [name] = files;
      if (name === undefined) return;
      const bytes = readFileSync(join(folder, name));
      const digest = createHash('sha256').update(bytes).digest('hex');
      if (digest === (await readNote(database, 'contentDigest'))) return;
      if (files.length > 1) {
        return keepLastEdition(name, [sourceSentence({ code: 'several-files', names: files })], digest);
      }
      await publish(name, bytes, digest);
    },
    async draft(): Promise<Draft | null> {
      const note = await readNote(database, 'draft');
      return note === null ? null : JSON.parse(note);
    },
  };
}

/** Excel's lock files (`~$…`) and dot files are not content. */
function folderState(folder: string) {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(~\$|\.)/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const stats = files.map((name) => statSync(join(folder, name)));
  return {
    files,
    state: files.map((name, index) => `${name} ${stats[index]!.size} ${stats[index]!.mtimeMs}`).join('\n'),
    newestMs: Math.max(0, ...stats.map((stat) => stat.mtimeMs)),
  };
}
