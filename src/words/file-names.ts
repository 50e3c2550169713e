import type { PeriodKind } from '../core/calendar/periods.ts';
import type { ExportFormat } from '../core/protocol/exports.ts';

/** No system takes these marks in a name. */
const plain = (name: string) => name.replaceAll(/[\\/:*?"<>|]/g, '');

/** What files that staff download are called. */
export const fileNames = {
  template: '掲示内容.xlsx',
  /** The same with drafts of results. */
  drafts: (year: string) => `掲示内容-${year}の実施結果の下書き.xlsx`,
  package: (ward: string, serial: number) => `${plain(ward)}-${serial}.lobby.zip`,
  /** By the time and the tablet's epoch, so that several tablets fit on one stick: `評価-2026-11-22-1015-5f0c8e0e.ndjson`. */
  ratings: (at: string, epoch: string) =>
    `評価-${at.slice(0, 16).replace('T', '-').replace(':', '')}-${epoch.slice(0, 8)}.ndjson`,
  /** Beside the file of ratings that it is for. */
  receipt: (ratings: string) => `${plain(ratings.replace(/\.ndjson$/i, ''))}-受け取り.json`,
  /** By what it is of: `評価-2026-11-UTF8.zip`, `評価-2026年度.xlsx`, `評価-2026-11-16の週-オープンデータ.zip`. */
  export: (kind: PeriodKind, firstDay: string, format: ExportFormat) =>
    `評価-${exportedPeriods[kind](firstDay)}${exportEndings[format]}`,
} as const;

const exportedPeriods: Record<PeriodKind, (firstDay: string) => string> = {
  day: (firstDay) => firstDay,
  week: (firstDay) => `${firstDay}の週`,
  month: (firstDay) => firstDay.slice(0, 7),
  year: (firstDay) => `${firstDay.slice(0, 4)}年度`,
};

const exportEndings: Record<ExportFormat, string> = {
  csv: '-UTF8.zip',
  'csv-cp932': '-CP932.zip',
  xlsx: '.xlsx',
  ndjson: '.ndjson',
  'open-data': '-オープンデータ.zip',
};
