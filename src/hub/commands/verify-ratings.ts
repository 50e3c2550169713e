import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ratingsCommandWords as words } from '../../words/ratings-command.ts';
import { startSentence } from '../../words/start.ts';
import { EXIT, reasonOf, say } from '../cannot-start.ts';
import { databasePath, openToRead } from '../storage/database.ts';
import { type Damage, type Verification, verifyDatabase } from '../storage/verify.ts';
import type { EpochFinding } from '../storage/verify-epochs.ts';
import { type FileState, verifyFiles } from '../storage/verify-files.ts';
import { folders } from './folders.ts';
import { toldProgress } from './told-progress.ts';

type Report = Verification & { isSound: boolean; files: { month: string; state: FileState }[] };

/**
 * `verify [--data DIR] [--json]`: reads everything again, beside a running hub too. Exit 65 where something is damaged: the
 * database, or a month's file that says something else. Gaps and clones are told and are no damage of the hub's.
 */
export async function verifyRatings(args: string[]): Promise<number> {
  const options = verifyOptions(args);
  if (options === null) return say(words.usage, EXIT.usage);
  const path = databasePath(options.dataDir);
  if (!existsSync(path)) return say(words.noDatabase(path), EXIT.noInput);
  try {
    const report = await verified(path, join(options.dataDir, 'ratings'));
    process.stdout.write(options.isJson ? `${JSON.stringify(report, null, 2)}\n` : textOf(report));
    return report.isSound ? EXIT.ok : EXIT.badInput;
  } catch (error) {
    const failure = { code: 'folder-unusable', folder: options.dataDir, reason: reasonOf(error) } as const;
    return say(startSentence(failure), EXIT.unavailable);
  }
}

async function verified(path: string, ratingsFolder: string): Promise<Report> {
  const database = openToRead(path);
  try {
    const found = verifyDatabase(database, toldProgress());
    // What a damaged database would give is no measure.
    const files = found.damageCount > 0 ? [] : await verifyFiles(database, ratingsFolder);
    const isSound = found.damageCount === 0 && files.every(({ state }) => state !== 'differs' && state !== 'stray');
    return { isSound, ...found, files };
  } finally {
    database.close();
  }
}

function verifyOptions(args: string[]): { dataDir: string; isJson: boolean } | null {
  try {
    const { values } = parseArgs({ args, options: { data: { type: 'string' }, json: { type: 'boolean' } } });
    const dataDir = folders({ data: values.data })?.dataDir;
    return dataDir === undefined ? null : { dataDir, isJson: values.json ?? false };
  } catch {
    return null;
  }
}

/** What a person reads. */
function textOf(report: Report): string {
  const { ratings, details, rejected, loneDetails, gone, epochs, damages, damageCount, files } = report;
  const findings = epochs.flatMap(epochSentences);
  const others = files.filter(({ state }) => state !== 'equal');
  const lines = [
    words.counts(ratings, details),
    ...(rejected > 0 ? [words.rejected(rejected)] : []),
    ...(loneDetails > 0 ? [words.loneDetails(loneDetails)] : []),
    ...(gone > 0 ? [words.gone(gone)] : []),
    ...(findings.length > 0 ? findings : [words.noGaps]),
    ...(files.length > others.length ? [words.filesEqual(files.length - others.length)] : []),
    ...others.map(({ month, state }) => words.file(month, words.files[state])),
    ...(damageCount > 0 ? [words.damages(damageCount), ...damages.map((each) => `  ${damageSentence(each)}`)] : []),
    damageCount > 0 ? words.mend : words.sound,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function epochSentences({ epoch, tablet, missing, gaps, doubled, doubledSeqs }: EpochFinding): string[] {
  const name = words.tablet(tablet, epoch);
  const listed = gaps.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return [
    ...(missing > 0 ? [`${name}：${words.gaps(missing, gaps, listed < missing)}`] : []),
    ...(doubled > 0 ? [`${name}：${words.doubled(doubled, doubledSeqs, doubledSeqs.length < doubled)}`] : []),
  ];
}

function damageSentence(damage: Damage): string {
  switch (damage.code) {
    case 'integrity':
      return words.damage.integrity(damage.what);
    case 'event-unreadable':
      return words.damage.eventUnreadable(damage.row);
    case 'column-differs':
      return words.damage.columnDiffers(damage.row, damage.column);
    case 'rejected-differs':
      return words.damage.rejectedDiffers(damage.digest);
    case 'through-too-high':
      return words.damage.throughTooHigh(damage.epoch, damage.promised, damage.through);
  }
}
