import { parseArgs } from 'node:util';
import { countsOf } from '../../core/content/edition.ts';
import { withoutLargePictures } from '../../core/content/import/not-redrawn.ts';
import { isPublishable } from '../../core/content/import/read-content.ts';
import { problemSentence, repairSentence, contentCommandWords as words } from '../../words/problems.ts';
import { EXIT } from '../cannot-start.ts';
import { type FileReading, readFiles, usage } from './content-files.ts';

/** `check FILE… [--json]`: reads content files as the importer does, and says what it found. */
export async function checkContent(args: string[]): Promise<number> {
  const options = checkOptions(args);
  if (options === null) return usage();
  const readings = await readFiles(options.files);
  if (readings === null) return EXIT.noInput;
  const reports = readings.map(reportOf);
  const json = JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2);
  process.stdout.write(options.isJson ? `${json}\n` : readings.map(summary).join('\n'));
  return readings.every(isPublishable) ? EXIT.ok : EXIT.badInput;
}

function checkOptions(args: string[]): { files: string[]; isJson: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
    return positionals.length === 0 ? null : { files: positionals, isJson: values.json ?? false };
  } catch {
    return null;
  }
}

/** The object of `--json`; other programs read it. What the hub could not keep of the pictures is among the problems. */
function reportOf(reading: FileReading) {
  const { edition, repairs } = reading;
  const { problems } = withoutLargePictures(reading, reading.name);
  return {
    edition,
    counts: edition ? countsOf(edition) : { principles: 0, departments: 0, goals: 0, notices: 0, terms: 0 },
    repairs,
    problems: problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      where: problem.where,
      message: problemSentence(problem),
    })),
  };
}

/** What a person reads. */
export function summary(reading: FileReading): string {
  const { counts } = reportOf(reading);
  const { name, repairs } = reading;
  const { problems } = withoutLargePictures(reading, name);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const lines = [
    name,
    `  ${words.counts(counts)}`,
    `  ${words.repairs(repairs.length)}`,
    ...repairs.map((repair) => `    ${repairSentence(repair)}`),
    `  ${words.problems(errors, problems.length - errors)}`,
    ...problems.map((problem) => `    ${words.severity[problem.severity]} ${problemSentence(problem)}`),
    `  ${words.verdict(isPublishable(reading))}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}
