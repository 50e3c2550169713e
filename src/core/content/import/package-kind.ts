import { inflateEntry } from './inflate-entry.ts';
import type { Refusal, ZipEntry } from './zip-directory.ts';

export type PackageKind = 'xlsx' | 'ods' | 'archive';

/** What a zip is, by what it holds and never by its name; everything but workbooks and staff's own archives is refused. */
export function packageKind(entries: ZipEntry[]): PackageKind | Refusal {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has('[content_types].xml')) return officeKind(entries, names);
  if (names.has('mimetype')) return openDocumentKind(entries);
  if (names.has('package.json')) return refused('package');
  return 'archive';
}

function officeKind(entries: ZipEntry[], names: Set<string>): PackageKind | Refusal {
  const types = textOf(entries, '[content_types].xml');
  if (types === null) return { problem: 'file-damaged' };
  const hasMacros = /macroEnabled|vbaProject/i.test(types) || [...names].some((name) => /vba|macrosheets/.test(name));
  if (hasMacros) return refused('macro');
  if (names.has('xl/workbook.bin')) return refused('xlsb');
  if (/wordprocessingml/.test(types)) return refused('word');
  if (/presentationml/.test(types)) return refused('slides');
  return /spreadsheetml\.sheet\.main\+xml/.test(types) ? 'xlsx' : refused('zip');
}

function openDocumentKind(entries: ZipEntry[]): PackageKind | Refusal {
  if (/encryption-data/.test(textOf(entries, 'meta-inf/manifest.xml') ?? '')) return { problem: 'file-encrypted' };
  const type = textOf(entries, 'mimetype')?.trim() ?? '';
  if (/^application\/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?$/.test(type)) return 'ods';
  return refused(type.includes('opendocument.text') ? 'word' : 'zip');
}

function refused(kind: string): Refusal {
  return { problem: 'file-type', values: { kind } };
}

function textOf(entries: ZipEntry[], name: string): string | null {
  const entry = entries.find((each) => each.name.toLowerCase() === name);
  // Such a list has some kilobytes.
  const bytes = entry && entry.size <= 1_000_000 ? inflateEntry(entry) : null;
  return bytes && new TextDecoder('utf-8').decode(bytes);
}
