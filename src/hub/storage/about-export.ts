import type { DatabaseSync } from 'node:sqlite';
import { periodLastYear } from '../../core/calendar/periods.ts';
import { isoDay, toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { dayText, timeText } from '../../words/japanese-time.ts';
import { languageNames } from '../../words/lobby-languages.ts';
import { unknownTablet } from '../../words/ratings-columns.ts';
import { aboutWords as words } from '../../words/report-tables.ts';
import type { ExportOrder } from './export-chunks.ts';
import { readKeptFromDay } from './retention-notes.ts';

/** Of whom, of when and of what a file of tables is. */
export function aboutExport(
  database: DatabaseSync,
  { period, choice: { device, department, language }, facility, nowMs }: Omit<ExportOrder, 'format'>,
): [item: string, content: string][] {
  const keptFromDay = readKeptFromDay(database);
  // Of what it is compared to as well.
  const hasLeft = keptFromDay !== null && periodLastYear(period).from < keptFromDay;
  return [
    [words.facility, facility],
    [words.period, `${dayText(isoDay(period.from))}～${dayText(isoDay(period.until - 1))}`],
    [words.device, device === null ? words.everything : nameOf(database, device)],
    [words.department, department ?? words.everything],
    [words.language, language === null ? words.everything : languageNames[language].name],
    [words.sides, words.sidesMeaning],
    ...(hasLeft ? [[words.retention, words.hasLeft(dayText(isoDay(keptFromDay)))] as [string, string]] : []),
    ...(department === null ? [] : ([[words.few, words.fewMeaning]] satisfies [string, string][])),
    [words.writtenAt, timeText(toTokyoIso(nowMs))],
  ];
}

function nameOf(database: DatabaseSync, deviceId: string): string {
  const found = database.prepare('SELECT name FROM tablet WHERE device_id = ?').get(deviceId);
  return found === undefined ? unknownTablet(deviceId) : String(found.name);
}
