import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { ratingsCommandWords as words } from '../../words/ratings-command.ts';
import { EXIT, reasonOf, say } from '../cannot-start.ts';
import { BackupFailed, writeBackup } from '../storage/backup.ts';
import { databasePath } from '../storage/database.ts';
import { folders } from './folders.ts';

/** `backup [--data DIR]`: writes today's backup now, as the hub does once a day; beside a running hub too. */
export async function backUpRatings(args: string[]): Promise<number> {
  const dataDir = dataFolder(args);
  if (dataDir === null) return say(words.usage, EXIT.usage);
  const path = databasePath(dataDir);
  if (!existsSync(path)) return say(words.noDatabase(path), EXIT.noInput);
  try {
    const written = await writeBackup(dataDir, toTokyoIso(Date.now()).slice(0, 10));
    return say(words.backedUp(written.path), EXIT.ok);
  } catch (error) {
    if (!(error instanceof BackupFailed)) return say(words.backupFailed.disk(reasonOf(error)), EXIT.cannotCreate);
    return say(words.backupFailed[error.code], error.code === 'damaged' ? EXIT.badInput : EXIT.cannotCreate);
  }
}

function dataFolder(args: string[]): string | null {
  try {
    return folders(parseArgs({ args, options: { data: { type: 'string' } } }).values)?.dataDir ?? null;
  } catch {
    return null;
  }
}
