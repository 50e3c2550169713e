import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ratingsCommandWords as words } from '../../words/ratings-command.ts';
import { recordNames } from '../../words/record.ts';
import { startSentence } from '../../words/start.ts';
import { EXIT, reasonOf, say } from '../cannot-start.ts';
import { claimDataFolder } from '../storage/data-folder.ts';
import { openToRead } from '../storage/database.ts';
import { restoreDatabase } from '../storage/restore.ts';
import { folders } from './folders.ts';
import { toldProgress } from './told-progress.ts';

/** `restore FILE [--data DIR]`: puts a backup in the place of the database while no hub runs on the folder. */
export async function restoreRatings(args: string[]): Promise<number> {
  const options = restoreOptions(args);
  if (options === null) return say(words.usage, EXIT.usage);
  const { file, dataDir } = options;
  if (!isDatabase(file)) return say(words.unreadable(file), EXIT.noInput);
  try {
    const claim = claimDataFolder(dataDir);
    if (claim === null) return say(startSentence({ code: 'folder-taken', folder: dataDir }), EXIT.unavailable);
    try {
      return await restore(file, dataDir);
    } finally {
      claim.release();
    }
  } catch (error) {
    const failure = { code: 'folder-unusable', folder: dataDir, reason: reasonOf(error) } as const;
    return say(startSentence(failure), EXIT.unavailable);
  }
}

async function restore(file: string, dataDir: string): Promise<number> {
  const progress = toldProgress();
  const restored = await restoreDatabase(dataDir, file, { who: recordNames.command, nowMs: Date.now(), progress });
  if (restored.kind === 'damaged') return say(words.backupDamaged(file), EXIT.badInput);
  say(words.restored(file, restored.ratings), EXIT.ok);
  if (restored.replaced !== null) say(words.replaced(restored.replaced), EXIT.ok);
  return say(words.afterRestore, EXIT.ok);
}

function isDatabase(file: string): boolean {
  try {
    if (!statSync(file).isFile()) return false;
    openToRead(file).close();
    return true;
  } catch {
    return false;
  }
}

function restoreOptions(args: string[]): { file: string; dataDir: string } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { data: { type: 'string' } } });
    const [file, ...more] = positionals;
    const dataDir = folders(values)?.dataDir;
    return file === undefined || more.length > 0 || dataDir === undefined ? null : { file, dataDir };
  } catch {
    return null;
  }
}
