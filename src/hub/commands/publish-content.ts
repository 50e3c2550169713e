import { parseArgs } from 'node:util';
import { withoutLargePictures } from '../../core/content/import/not-redrawn.ts';
import { isPublishable } from '../../core/content/import/read-content.ts';
import { problemSentence, contentCommandWords as words } from '../../words/problems.ts';
import { recordNames } from '../../words/record.ts';
import { refusalSentence } from '../../words/refusals.ts';
import { startSentence } from '../../words/start.ts';
import { EXIT, reasonOf, say } from '../cannot-start.ts';
import { isBeingRestored } from '../storage/data-folder.ts';
import { openDatabase } from '../storage/database.ts';
import { publishEdition } from '../storage/editions.ts';
import { summary } from './check-content.ts';
import { readTogether, usage } from './content-files.ts';
import { folders } from './folders.ts';

/** `publish FILE… [--data DIR]`: makes what the files hold the current edition; a running hub notices by itself. */
export async function publishContent(args: string[]): Promise<number> {
  const options = publishOptions(args);
  if (options === null) return usage();
  const reading = await readTogether(options.files);
  if (reading === null) return EXIT.noInput;
  const { edition, repairs, pictures, problems } = withoutLargePictures(reading, reading.name);
  if (edition === null || !isPublishable(reading)) {
    process.stderr.write(summary(reading));
    return EXIT.badInput;
  }
  const { dataDir } = options;
  const restoring = () => say(startSentence({ code: 'folder-restoring', folder: dataDir }), EXIT.unavailable);
  try {
    if (isBeingRestored(dataDir)) return restoring();
    const database = openDatabase(dataDir);
    const serial = await publishEdition(database, {
      edition,
      source: reading.name,
      repairs: repairs.length,
      who: recordNames.command,
      nowMs: Date.now(),
      pictures,
      // What the content folder could not publish is no longer what is waited for.
      notes: { draft: null },
    });
    database.close();
    // Begun meanwhile, it takes this edition away with all it replaces.
    if (isBeingRestored(dataDir)) return restoring();
    if (typeof serial !== 'number') return say(refusalSentence('picture_missing'), EXIT.badInput);
    const dropped = problems.filter(({ code }) => code === 'picture-not-redrawn').map(problemSentence);
    process.stderr.write(dropped.map((sentence) => `${sentence}\n`).join(''));
    return say(words.published(serial), EXIT.ok);
  } catch (error) {
    const failure = { code: 'folder-unusable', folder: dataDir, reason: reasonOf(error) } as const;
    return say(startSentence(failure), EXIT.unavailable);
  }
}

function publishOptions(args: string[]): { files: string[]; dataDir: string } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { data: { type: 'string' } } });
    if (positionals.length === 0) return null;
    const dataDir = folders(values)?.dataDir;
    return dataDir === undefined ? null : { files: positionals, dataDir };
  } catch {
    return null;
  }
}
