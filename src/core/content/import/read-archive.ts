import type { Findings } from './findings.ts';
import { inflateEntry } from './inflate-entry.ts';
import { type Picture, pictureOf } from './picture.ts';
import type { ZipEntry } from './zip-directory.ts';

// What operating systems and Office leave behind.
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i;
const CONTENT = /\.(?:xlsx|ods|csv|tsv|txt|xlsm|xls|docx|doc|pdf)$/i;

export interface Archive {
  content: { name: string; bytes: Uint8Array };
  pictures: Picture[];
}

/** A zip that staff made: one content file and its pictures. Null where it is not that, or is damaged. */
export function readArchive(entries: ZipEntry[], findings: Findings): Archive | null {
  const files = entries.filter(({ name }) => !LITTER.test(name));
  const contents = files.filter(({ name }) => CONTENT.test(name));
  const [content] = contents;
  if (!content || contents.length > 1) {
    findings.error('archive-content', {}, { found: contents.map(({ name }) => fileName(name)).join('、') || 'なし' });
    return null;
  }
  const bytes = inflateEntry(content);
  const pictures: Picture[] = [];
  for (const entry of files) {
    if (entry === content) continue;
    const picture = inflateEntry(entry);
    if (picture === null) {
      findings.error('file-damaged', {});
      return null;
    }
    const read = pictureOf(fileName(entry.name), picture);
    // A file that is no picture is not shown; a notice that names it is told so.
    if ('problem' in read) findings.warning(read.problem, {}, read.values);
    else pictures.push(read);
  }
  if (bytes === null) {
    findings.error('file-damaged', {});
    return null;
  }
  return { content: { name: fileName(content.name), bytes }, pictures };
}

function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1)!;
}
