import type { DatabaseSync } from 'node:sqlite';
import { type Period, periodBefore, periodLastYear } from '../../core/calendar/periods.ts';
import { isoDay, tokyoDay, toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { ExportFormat } from '../../core/protocol/exports.ts';
import { type ZippedFile, zipChunks } from '../../core/protocol/zip-chunks.ts';
import { createCp932Encoder } from '../../core/reports/cp932.ts';
import { machineReadabilityFindings, rules } from '../../core/reports/machine-readability.ts';
import { openDataRows } from '../../core/reports/open-data.ts';
import { csvText, openDataFiles } from '../../core/reports/open-data-files.ts';
import type { RatedColumns } from '../../core/reports/rated-columns.ts';
import { csvRecord, ratingColumns, ratingRecord } from '../../core/reports/ratings-csv.ts';
import { type Choice, reportOf } from '../../core/reports/report.ts';
import { type ReportTable, reportTables } from '../../core/reports/report-tables.ts';
import { reportWorkbook } from '../../core/reports/report-workbook.ts';
import { openDataWords, ruleCheckWords } from '../../words/open-data.ts';
import { columnMeanings, unknownTablet } from '../../words/ratings-columns.ts';
import { lossWords, tableWords } from '../../words/report-tables.ts';
import { scoreLabel } from '../../words/scores.ts';
import { aboutExport } from './about-export.ts';
import { ratedBetween } from './rated-between.ts';

export interface ExportOrder {
  format: ExportFormat;
  period: Period;
  choice: Choice;
  facility: string;
  nowMs: number;
}

/** What is stored, as columns and as rows, both up to the same row. */
export interface Source {
  database: DatabaseSync;
  columns: RatedColumns;
  throughRow: number;
}

type Encode = (text: string) => Uint8Array;

const BOM = '\ufeff';
const LINES_A_CHUNK = 500;
const utf8: Encode = (text) => new TextEncoder().encode(text);

/**
 * The bytes of a file as they are asked for; what it says of 300,000 ratings is never in memory as a whole. Tables are reckoned at once,
 * for the columns go on growing while somebody fetches.
 */
export async function exportChunks(source: Source, order: ExportOrder): Promise<Iterator<Uint8Array>> {
  switch (order.format) {
    case 'csv':
      return zipChunks(csvFiles(source, order, tablesOf(source, order), utf8));
    case 'csv-cp932':
      return zipChunks(cp932Files(source, order, tablesOf(source, order)));
    case 'xlsx':
      return [await reportWorkbook(tablesOf(source, order))].values();
    case 'ndjson':
      return eventLines(source, order);
    case 'open-data':
      return zipChunks(openData(source, order));
  }
}

/** The ratings line by line, what their columns mean, and every table of the report: a table a file. */
function* csvFiles(source: Source, order: ExportOrder, tables: ReportTable[], encode: Encode): Generator<ZippedFile> {
  yield { name: 'ratings.csv', chunks: ratingLines(source, order, encode) };
  const meanings = Object.entries(columnMeanings).map(([column, texts]) => [column, ...texts]);
  const guide = { name: 'ratings-columns', columns: ['column', 'meaning', 'codes'], rows: meanings };
  for (const { name, columns, rows } of [guide, ...tables])
    yield { name: `${name}.csv`, chunks: [encode(csvText(columns, rows))] };
}

function* cp932Files(source: Source, order: ExportOrder, tables: ReportTable[]): Generator<ZippedFile> {
  const cp932 = createCp932Encoder();
  yield* csvFiles(source, order, tables, (text) => cp932.encode(text.replace(BOM, '')));
  // Last, when everything has been written; in UTF-8, for CP932 is what these are missing in.
  const losses = cp932.losses().map(({ character, written, times }) => [character, codeOf(character), written, times]);
  yield { name: lossWords.file, chunks: [utf8(csvText([...lossWords.columns], losses))] };
}

const codeOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

function* ratingLines({ database, throughRow }: Source, order: ExportOrder, encode: Encode): Generator<Uint8Array> {
  let lines = [BOM + csvRecord([...ratingColumns])];
  for (const { rating, detail, deviceId, name } of ratedBetween(database, order.period, order.choice, throughRow)) {
    const device = name ?? unknownTablet(deviceId);
    lines.push(ratingRecord({ rating, device, detail }, scoreLabel(rating.scale, rating.score)));
    if (lines.length < LINES_A_CHUNK) continue;
    yield encode(`${lines.join('\r\n')}\r\n`);
    lines = [];
  }
  if (lines.length > 0) yield encode(`${lines.join('\r\n')}\r\n`);
}

/** A rating, then what was said about it, as the tablets sent them. */
function* eventLines({ database, throughRow }: Source, { period, choice }: ExportOrder): Generator<Uint8Array> {
  let lines: string[] = [];
  for (const { bodies } of ratedBetween(database, period, choice, throughRow)) {
    lines.push(...bodies);
    if (lines.length < LINES_A_CHUNK) continue;
    yield utf8(`${lines.join('\n')}\n`);
    lines = [];
  }
  if (lines.length > 0) yield utf8(`${lines.join('\n')}\n`);
}

function tablesOf({ database, columns }: Source, order: ExportOrder): ReportTable[] {
  const { period, choice } = order;
  const report = reportOf(columns, period, choice);
  const about = aboutExport(database, order);
  return reportTables(report, about, periodLastYear(period), periodBefore(period), tableWords);
}

/** The data, what explains it, and what the rules find. */
function openData({ columns }: Source, { period, facility, nowMs }: ExportOrder): ZippedFile[] {
  const today = tokyoDay(nowMs);
  const facts = {
    facility,
    from: isoDay(period.from),
    to: isoDay(Math.max(period.from, Math.min(period.until, today) - 1)),
    writtenOn: toTokyoIso(nowMs).slice(0, 10),
  };
  const files = openDataFiles(openDataRows(columns, period, today, facility), facts, openDataWords).map(
    ({ name, text }) => ({ name, bytes: utf8(text) }),
  );
  const found = machineReadabilityFindings(files);
  const rows = rules.map((rule) => [rule, found.filter((finding) => finding.rule === rule).length]);
  return [...files, { name: ruleCheckWords.file, bytes: utf8(csvText([...ruleCheckWords.columns], rows)) }].map(
    ({ name, bytes }) => ({ name, chunks: [bytes] }),
  );
}
