import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFields } from './csv-fields.ts';

export type RatingLine = Record<string, string>;

/** Every rating in the files people open, read back as a spreadsheet would; throws where a file is not whole. */
export function readRatings(dataDir: string): RatingLine[] {
  const folder = join(dataDir, 'ratings');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /^ratings-\d{4}-\d\d\.csv$/.test(name));
  return files.flatMap((name) => readRatingsFile(join(folder, name)));
}

export function readRatingsFile(path: string): RatingLine[] {
  const text = readFileSync(path, 'utf8');
  if (!text.startsWith('\ufeff') || !text.endsWith('\r\n')) throw new Error(`${path} is not whole`);
  const [header, ...lines] = text.slice(1, -2).split('\r\n').map(csvFields);
  return lines.map((fields) => Object.fromEntries(header!.map((column, index) => [column, fields[index] ?? ''])));
}
