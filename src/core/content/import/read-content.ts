import type { Edition } from '../edition.ts';
import type { Problem, Repair } from '../problem.ts';
import { csvTable, quotedTable, separationOf } from './csv-table.ts';
import { decodeText, isZip, maxFileBytes } from './decode-text.ts';
import { createFindings, type Findings } from './findings.ts';
import { withNamedPictures } from './named-pictures.ts';
import { packageKind } from './package-kind.ts';
import type { Picture } from './picture.ts';
import { readArchive } from './read-archive.ts';
import { readDocument } from './read-document.ts';
import { readSheets } from './read-sheets.ts';
import { spreadsheetTables } from './spreadsheet-table.ts';
import type { Sheet, Table } from './table.ts';
import { textTable } from './text-table.ts';
import { type Refusal, zipDirectory } from './zip-directory.ts';

export interface ContentFile {
  name: string;
  bytes: Uint8Array;
}

export interface Reading {
  /** Null where nothing could be read; otherwise all that could, even beside errors. */
  edition: Edition | null;
  repairs: Repair[];
  problems: Problem[];
  /** What came along in an archive; a notice names its picture by `name`. */
  pictures: Picture[];
}

type Read = Pick<Reading, 'edition' | 'pictures'>;

/** Reads what staff bring. Answers for any bytes and never throws; an error among `problems` blocks publishing. */
export async function readContent(file: ContentFile): Promise<Reading> {
  const findings = createFindings(file.name);
  return finished(
    isZip(file.bytes) ? await readZip(file.bytes, findings, true) : textOnly(file.bytes, findings),
    findings,
  );
}

/** The same for a file that can only be text; nothing in it has to be waited for. */
export function readTextContent(file: ContentFile): Reading {
  const findings = createFindings(file.name);
  return finished(textOnly(file.bytes, findings), findings);
}

async function readZip(bytes: Uint8Array, findings: Findings, isOutermost: boolean): Promise<Read> {
  if (bytes.length > maxFileBytes) {
    return refused({ problem: 'file-too-large', values: { limitMb: maxFileBytes / 1_000_000 } }, findings);
  }
  const entries = zipDirectory(bytes);
  if ('problem' in entries) return refused(entries, findings);
  const kind = packageKind(entries);
  if (typeof kind === 'object') return refused(kind, findings);
  if (kind !== 'archive') {
    const sheets = await spreadsheetTables(entries, kind, findings);
    if ('problem' in sheets) return refused(sheets, findings);
    return { edition: readSheets(sheets, findings), pictures: [] };
  }
  const archive = isOutermost ? readArchive(entries, findings) : null;
  if (archive === null) {
    if (!isOutermost) findings.error('file-type', {}, { kind: 'zip' });
    return { edition: null, pictures: [] };
  }
  const { contents, pictures } = archive;
  if (contents.length > 1) return { edition: readTables(contents, findings), pictures };
  const content = contents[0]!;
  const inside = findings.within({ file: content.name });
  const { edition } = isZip(content.bytes)
    ? await readZip(content.bytes, inside, false)
    : textOnly(content.bytes, inside);
  return { edition, pictures };
}

/** CSV files, each a table, as the sheets of one workbook; all of them or none. */
function readTables(files: ContentFile[], findings: Findings): Edition | null {
  const sheets: Sheet[] = [];
  for (const { name, bytes } of files) {
    const here = findings.within({ file: name });
    const decoded = decodeText(bytes);
    if ('problem' in decoded) refused(decoded, here);
    else {
      const separated = separationOf(decoded.text);
      const table = separated && csvTable(separated, here);
      if (table) sheets.push({ ...table, name: name.replace(/\.\w+$/, ''), isHidden: false, hiddenRows: [] });
      else if (!separated) here.error('sheets-missing', {});
    }
  }
  return sheets.length === files.length ? readSheets(sheets, findings) : null;
}

function textOnly(bytes: Uint8Array, findings: Findings): Read {
  const decoded = decodeText(bytes);
  return 'problem' in decoded
    ? refused(decoded, findings)
    : { edition: readText(decoded.text, findings), pictures: [] };
}

function readText(text: string, findings: Findings): Edition | null {
  const separated = separationOf(text);
  if (separated === null || (separated.delimiter === '\t' && separated.kind === 'goals')) {
    return readDocument(quotedTable(text, findings) ?? textTable(text, findings), findings);
  }
  const table: Table | null =
    separated.delimiter === '\t'
      ? (quotedTable(separated.text, findings) ?? textTable(separated.text, findings))
      : csvTable(separated, findings);
  return table && readSheets([{ ...table, name: '', isHidden: false, hiddenRows: [] }], findings);
}

function refused({ problem, values }: Refusal, findings: Findings): Read {
  findings.error(problem, {}, values);
  return { edition: null, pictures: [] };
}

function finished({ edition, pictures }: Read, findings: Findings): Reading {
  const whole = edition && withNamedPictures(edition, pictures, findings);
  const { repairs, problems } = findings;
  return { edition: whole, repairs: inOrder(repairs), problems: inOrder(problems), pictures };
}

// Staff go through the list with the file open beside it: sheet by sheet, from top to bottom.
function inOrder<T extends Repair | Problem>(found: T[]): T[] {
  const sheets = [...new Set(found.map(({ where }) => where.sheet))];
  const orderOf = new Map(sheets.map((sheet, index) => [sheet, index]));
  return found.toSorted(
    (a, b) => orderOf.get(a.where.sheet)! - orderOf.get(b.where.sheet)! || (a.where.row ?? 0) - (b.where.row ?? 0),
  );
}

export function isPublishable({ edition, problems }: Pick<Reading, 'edition' | 'problems'>): boolean {
  return edition !== null && problems.every(({ severity }) => severity !== 'error');
}
