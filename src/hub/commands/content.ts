import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { countsOf } from '../../core/content/edition.ts';
import { maxFileBytes } from '../../core/content/import/decode-text.ts';
import { isPublishable, type Reading, readContent } from '../../core/content/import/read-content.ts';
import { problemSentence, repairSentence, contentCommandWords as words } from '../../words/problems.ts';

// sysexits.h
const EX_OK = 0;
const EX_USAGE = 64;
const EX_DATAERR = 65;
const EX_NOINPUT = 66;

const commands = new Map([['check', check]]);

const [name = '', ...args] = process.argv.slice(2);
const command = commands.get(name);
process.exitCode = command ? await command(args) : usage();

/** `check FILE… [--json]`: reads content files as the importer does, and says what it found. */
async function check(args: string[]): Promise<number> {
  const options = checkOptions(args);
  if (options === null) return usage();
  const files = await Promise.all(options.files.map(readBytes));
  const unreadable = files.filter((file) => 'sentence' in file);
  if (unreadable.length > 0) {
    process.stderr.write(unreadable.map(({ sentence }) => `${sentence}\n`).join(''));
    return EX_NOINPUT;
  }
  const readings = files.filter((file) => 'bytes' in file).map((file) => ({ name: file.name, ...readContent(file) }));
  const reports = readings.map(reportOf);
  const json = JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2);
  process.stdout.write(options.isJson ? `${json}\n` : readings.map(summary).join('\n'));
  return readings.every(isPublishable) ? EX_OK : EX_DATAERR;
}

function checkOptions(args: string[]): { files: string[]; isJson: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
    return positionals.length === 0 ? null : { files: positionals, isJson: values.json ?? false };
  } catch {
    return null;
  }
}

function usage(): number {
  process.stderr.write(`${words.usage}\n`);
  return EX_USAGE;
}

type FileRead = { name: string; bytes: Uint8Array } | { sentence: string };

async function readBytes(name: string): Promise<FileRead> {
  try {
    const chunks: Buffer[] = [];
    // One byte above the limit is enough to be refused as too large, whatever is behind the name.
    for await (const chunk of createReadStream(name, { end: maxFileBytes })) chunks.push(chunk);
    return { name, bytes: Buffer.concat(chunks) };
  } catch (cause) {
    return { sentence: words.unreadable(name, (cause as NodeJS.ErrnoException).code === 'ENOENT') };
  }
}

/** The object of `--json`; other programs read it. */
function reportOf({ edition, repairs, problems }: Reading) {
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

function summary(reading: Reading & { name: string }): string {
  const { counts } = reportOf(reading);
  const { name, repairs, problems } = reading;
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
