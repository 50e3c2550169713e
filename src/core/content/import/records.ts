import type { ContentLanguage } from '../edition.ts';
import { bounded } from './bounded.ts';
import type { Findings } from './findings.ts';
import { type Meanings, namedColumns, unknownColumns } from './named-columns.ts';
import { asLine, isBlank, type Row, type Table } from './table.ts';

/** One row of a table that has a header, by what its columns mean. */
export interface TableRecord<M extends string> {
  row: number;
  spot(meaning: M): { row: number; column: string };
  /** The cell, trimmed; '' where the row or the column is missing. */
  cell(meaning: M, limit: number): string;
  /** The cells of these columns in other languages; nothing where none is filled. */
  translations<F extends string>(fields: Record<F, [meaning: M, limit: number]>): { translations?: Translations<F> };
}

export type Translations<F extends string> = Partial<Record<ContentLanguage, Partial<Record<F, string>>>>;

export interface Records<M extends string> {
  /** The rows above the header, as lines. */
  above: Row[];
  rows: TableRecord<M>[];
}

/** The table below the first row that `isHeader` takes; null where it takes none. */
export function recordsOf<M extends string>(
  { rows }: Table,
  meanings: Meanings<M>,
  isHeader: (at: Partial<Record<M, number>>) => boolean,
  findings: Findings,
): Records<M> | null {
  const start = rows.findIndex((row) => isHeader(namedColumns(row.cells, meanings).at));
  if (start === -1) return null;
  const columns = namedColumns(rows[start]!.cells, meanings);
  for (const found of unknownColumns(columns)) {
    findings.warning('column-unknown', { row: rows[start]!.row, column: found }, { found });
  }
  const record = ({ row, cells }: Row): TableRecord<M> => {
    const spotAt = (at: number | undefined) => ({ row, column: columns.names[at ?? 0] ?? '' });
    const cellAt = (at: number | undefined, limit: number) =>
      at === undefined ? '' : bounded(cells[at]?.trim() ?? '', limit, spotAt(at), findings);
    return {
      row,
      spot: (meaning) => spotAt(columns.at[meaning]),
      cell: (meaning, limit) => cellAt(columns.at[meaning], limit),
      translations(fields) {
        type Field = keyof typeof fields;
        const translations: Translations<Field> = {};
        for (const [field, [meaning, limit]] of Object.entries(fields) as [Field, [M, number]][]) {
          for (const column of columns.translations.filter((each) => each.meaning === meaning)) {
            const text = cellAt(column.at, limit);
            if (text === '') continue;
            const fieldsOfLanguage: Partial<Record<Field, string>> = translations[column.language] ?? {};
            translations[column.language] = { ...fieldsOfLanguage, [field]: text };
          }
        }
        return Object.keys(translations).length > 0 ? { translations } : {};
      },
    };
  };
  return {
    above: rows
      .slice(0, start)
      .filter((row) => !isBlank(row))
      .map(asLine),
    rows: rows
      .slice(start + 1)
      .filter((row) => !isBlank(row))
      .map(record),
  };
}
