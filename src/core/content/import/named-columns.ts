import type { ContentLanguage } from '../edition.ts';
import { languageOf } from './languages.ts';

export type Meanings<M extends string> = readonly (readonly [M, RegExp])[];

/** Where each kind of cell stands, counted from 0, and how the header names it. */
export interface NamedColumns<M extends string> {
  names: string[];
  at: Partial<Record<M, number>>;
  translations: { meaning: M; language: ContentLanguage; at: number }[];
}

const MAX_NAME_LENGTH = 40;

/** What the cells of a row mean if the row is a header; the first column of a meaning counts. */
export function namedColumns<M extends string>(cells: string[], meanings: Meanings<M>): NamedColumns<M> {
  const columns: NamedColumns<M> = { names: cells.map((cell) => cell.trim()), at: {}, translations: [] };
  cells.forEach((cell, at) => {
    if (cell.length > 2 * MAX_NAME_LENGTH) return;
    const translated = languageOf(cell);
    const meaning = meaningOf(translated?.name ?? cell, meanings);
    if (meaning === null) return;
    if (translated) columns.translations.push({ meaning, language: translated.language, at });
    else columns.at[meaning] ??= at;
  });
  return columns;
}

export function meaningOf<M extends string>(name: string, meanings: Meanings<M>): M | null {
  const plain = name.normalize('NFKC').replace(/[\s・]/g, '');
  if (plain.length > MAX_NAME_LENGTH || plain.includes('。')) return null;
  return meanings.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Named columns that nothing is read from. */
export function unknownColumns<M extends string>({ names, at, translations }: NamedColumns<M>): string[] {
  const read = new Set<number>([...(Object.values(at) as number[]), ...translations.map((column) => column.at)]);
  return names.filter((name, index) => name !== '' && !read.has(index));
}
