import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Period } from '../../core/calendar/periods.ts';
import { type Choice, reportOf } from '../../core/reports/report.ts';
import { createRatedRows } from './rated-rows.ts';

// A whole year is reckoned here, so that the hub answers tablets meanwhile.
const database = new DatabaseSync((workerData as { databasePath: string }).databasePath, { readOnly: true });
database.exec('PRAGMA busy_timeout=5000');
const rows = createRatedRows(database);

parentPort?.on('message', ({ period, choice }: { period: Period; choice: Choice }) => {
  try {
    while (rows.readOn());
    parentPort?.postMessage({ report: reportOf(rows.columns, period, choice) });
  } catch (error) {
    parentPort?.postMessage({ error: String(error) });
  }
});

// What is there already is read before anybody asks.
try {
  while (rows.readOn()) await nextTurn();
} catch {
  // Whoever asks is told.
}
