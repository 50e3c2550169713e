import type { Edition } from '../edition.ts';
import type { Problem, Repair } from '../problem.ts';
import { decodeText } from './decode-text.ts';
import { createFindings } from './findings.ts';
import { readDocument } from './read-document.ts';
import { textTable } from './text-table.ts';

export interface ContentFile {
  name: string;
  bytes: Uint8Array;
}

export interface Reading {
  /** Null where nothing could be read; otherwise all that could, even beside errors. */
  edition: Edition | null;
  repairs: Repair[];
  problems: Problem[];
}

/** Reads what staff bring. Answers for any bytes and never throws; an error among `problems` blocks publishing. */
export function readContent(file: ContentFile): Reading {
  const findings = createFindings(file.name);
  const { repairs, problems } = findings;
  const decoded = decodeText(file.bytes);
  if ('problem' in decoded) {
    findings.error(decoded.problem, {}, decoded.values);
    return { edition: null, repairs, problems };
  }
  const edition = readDocument(textTable(decoded.text, findings), findings);
  return { edition, repairs: repairs.toSorted(byRow), problems: problems.toSorted(byRow) };
}

// Staff go through the list with the file open beside it.
function byRow(a: Repair | Problem, b: Repair | Problem): number {
  return (a.where.row ?? 0) - (b.where.row ?? 0);
}

export function isPublishable({ edition, problems }: Reading): boolean {
  return edition !== null && problems.every(({ severity }) => severity !== 'error');
}
