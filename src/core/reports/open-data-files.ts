import { answerCode, countStatus, type OpenDataFile, openDataColumns } from './open-data.ts';
import { csvRecord } from './ratings-csv.ts';
import type { Cell } from './report-tables.ts';

/** The names of the files that explain the data. */
export const explaining = { columns: 'columns.csv', codes: 'codes.csv', about: 'about.csv' } as const;
export const explainingColumns = {
  'columns.csv': ['file', 'column', 'name', 'meaning', 'type', 'unit'],
  'codes.csv': ['column', 'code', 'meaning'],
  'about.csv': ['item', 'value'],
} as const;

export type OpenDataColumn = (typeof openDataColumns)[OpenDataFile][number];

/** What the explaining files say; `src/words` has it. */
export interface OpenDataWords {
  columns: Record<OpenDataColumn, { name: string; meaning: string; unit: string }>;
  statuses: Record<keyof typeof countStatus, string>;
  question: string;
  scale: (scale: number) => string;
  label: (scale: 4 | 5, score: number) => string;
  about: (facts: OpenDataFacts) => [item: string, value: string][];
}

export interface OpenDataFacts {
  facility: string;
  /** Days, as 2026-11-01. */
  from: string;
  to: string;
  writtenOn: string;
}

/** A column of numbers, of a code that `codes.csv` explains, or of text. */
export const columnTypes: Record<OpenDataColumn, 'date' | 'year' | 'number' | 'code' | 'text'> = {
  date: 'date',
  fiscal_year: 'year',
  facility: 'text',
  department: 'text',
  question: 'code',
  scale: 'code',
  answer: 'code',
  count: 'number',
  count_status: 'code',
};

const BOM = '\ufeff';

/** Data and what explains it as the files that are published: UTF-8 with BOM, CRLF, header in line 1. */
export function openDataFiles(
  data: Partial<Record<OpenDataFile, Cell[][]>>,
  facts: OpenDataFacts,
  words: OpenDataWords,
): { name: string; text: string }[] {
  const present = (Object.keys(openDataColumns) as OpenDataFile[]).filter((name) => data[name] !== undefined);
  const columns = present.flatMap((file) =>
    openDataColumns[file].map((column) => {
      const { name, meaning, unit } = words.columns[column];
      return [file, column, name, meaning, columnTypes[column], unit];
    }),
  );
  return [
    ...present.map((name) => ({ name, text: csvText([...openDataColumns[name]], data[name]!) })),
    { name: explaining.columns, text: csvText([...explainingColumns['columns.csv']], columns) },
    { name: explaining.codes, text: csvText([...explainingColumns['codes.csv']], codeRows(words)) },
    { name: explaining.about, text: csvText([...explainingColumns['about.csv']], words.about(facts)) },
  ];
}

function codeRows(words: OpenDataWords): Cell[][] {
  const answers = ([5, 4] as const).flatMap((scale) =>
    Array.from({ length: scale }, (_, place): Cell[] => {
      const score = scale - place;
      return ['answer', answerCode(scale, score), words.label(scale, score)];
    }),
  );
  return [
    ['question', 'overall', words.question],
    ...[5, 4].map((scale): Cell[] => ['scale', scale, words.scale(scale)]),
    ...answers,
    ...(['counted', 'hidden'] as const).map((status): Cell[] => [
      'count_status',
      countStatus[status],
      words.statuses[status],
    ]),
  ];
}

/** One table as a file. */
export function csvText(columns: string[], rows: Cell[][]): string {
  return `${BOM}${[columns, ...rows].map((row) => `${csvRecord(row.map((cell) => cell ?? ''))}\r\n`).join('')}`;
}
