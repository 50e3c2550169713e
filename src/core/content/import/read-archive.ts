import type { Findings } from './findings.ts';
import { inflateEntry } from './inflate-entry.ts';
import { type Picture, pictureOf } from './picture.ts';
import type { ZipEntry } from './zip-directory.ts';

// What operating systems and Office leave behind.
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i;
const CONTENT = /\.(?:xlsx|ods|csv|tsv|txt|xlsm|xls|docx|doc|pdf)$/i;

/** Each a table, so that several make one edition as the sheets of a workbook do. */
const TABLE = /\.(?:csv|tsv)$/i;

interface ArchivedFile {
  name: string;
  bytes: Uint8Array;
}

export interface Archive {
  /** One content file, or several tables. */
  contents: ArchivedFile[];
  pictures: Picture[];
}

/** A zip that staff made: a content file, or several tables, and pictures. Null where it is not that, or is damaged. */
export function readArchive(entries: ZipEntry[], findings: Findings): Archive | null {
  const files = entries.filter(({ name }) => !LITTER.test(name));
  const contents = files.filter(({ name }) => CONTENT.test(name));
  if (contents.length === 0 || (contents.length > 1 && !contents.every(({ name }) => TABLE.test(name)))) {
    findings.error('archive-content', {}, { found: contents.map(({ name }) => fileName(name)).join('、') || 'なし' });
    return null;
  }
  const archive: Archive = { contents: [], pictures: [] };
  for (const entry of files) {
    const name = fileName(entry.name);
    const bytes = inflateEntry(entry);
    if (bytes === null) {
      findings.error('file-damaged', {});
      return null;
    }
    if (contents.includes(entry)) {
      archive.contents.push({ name, bytes });
      continue;
    }
    const read = pictureOf(name, bytes);
    // A file that is no picture is not shown; a notice that names it is told so.
    if ('problem' in read) findings.warning(read.problem, {}, read.values);
    else archive.pictures.push(read);
  }
  return archive;
}

function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1)!;
}
