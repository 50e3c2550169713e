import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Edition } from '../../core/content/edition.ts';
import { maxFileBytes } from '../../core/content/import/decode-text.ts';
import { writeTemplate } from '../../core/content/template/write-template.ts';
import { contentCommandWords as words } from '../../words/problems.ts';
import { templateWords } from '../../words/template.ts';
import { EXIT, say } from '../cannot-start.ts';
import { folderState, readAtMost } from '../content/content-folder.ts';
import { readBroughtFile } from '../content/read-brought-file.ts';
import { databasePath, openDatabase } from '../storage/database.ts';
import { currentEdition } from '../storage/edition-rows.ts';
import { usage } from './content-files.ts';
import { folders } from './folders.ts';

interface Options {
  out: string;
  /** The first of these that holds an edition is the current content. */
  dataDir: string | null;
  configDir: string | null;
}

/** `template OUT.xlsx [--data DIR | --config DIR]`: writes the workbook for staff, holding the current content. */
export async function writeContentTemplate(args: string[]): Promise<number> {
  const options = templateOptions(args);
  if (options === null) return usage();
  const edition = (await publishedEdition(options.dataDir)) ?? (await configuredEdition(options.configDir));
  if (edition === null) return say(words.noContent, EXIT.noInput);
  try {
    writeFileSync(options.out, await writeTemplate(edition, templateWords));
  } catch {
    return say(words.unwritable(options.out), EXIT.cannotCreate);
  }
  return say(words.templateWritten(options.out), EXIT.ok);
}

async function publishedEdition(dataDir: string | null): Promise<Edition | null> {
  // Opening would create it.
  if (dataDir === null || !existsSync(databasePath(dataDir))) return null;
  const database = openDatabase(dataDir);
  try {
    return (await currentEdition(database, Date.now()))?.edition ?? null;
  } finally {
    database.close();
  }
}

async function configuredEdition(configDir: string | null): Promise<Edition | null> {
  if (configDir === null) return null;
  const folder = join(configDir, 'content');
  const name = folderState(folder)?.names[0];
  if (name === undefined) return null;
  return (await readBroughtFile({ name, bytes: readAtMost(join(folder, name), maxFileBytes + 1) })).edition;
}

function templateOptions(args: string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string' }, config: { type: 'string' } },
    });
    const [out, ...more] = positionals;
    if (out === undefined || !/\.xlsx$/i.test(out) || more.length > 0) return null;
    if (values.data !== undefined && values.config !== undefined) return null;
    const found = folders(values);
    if (found === null) return null;
    return {
      out,
      dataDir: values.config === undefined ? found.dataDir : null,
      configDir: values.data === undefined ? found.configDir : null,
    };
  } catch {
    return null;
  }
}
