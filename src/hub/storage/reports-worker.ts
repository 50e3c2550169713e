import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { reportOf } from '../../core/reports/report.ts';
import { resultDrafts } from '../../core/reports/result-drafts.ts';
import { createRatedRows } from './rated-rows.ts';
import type { ReportsAnswer, ReportsQuestion } from './reports.ts';

// A whole year is reckoned here, so that the hub answers tablets meanwhile. A reading that fails ends the worker, for it may
// have taken half a row: the next one begins anew.
const database = new DatabaseSync((workerData as { databasePath: string }).databasePath, { readOnly: true });
database.exec('PRAGMA busy_timeout=5000');
let rows = createRatedRows(database);
/** Files that somebody is fetching, chunk by chunk. */
const files = new Map<number, Iterator<Uint8Array>>();
let opened = 0;

async function answer(question: ReportsQuestion): Promise<ReportsAnswer> {
  switch (question.ask) {
    case 'report':
      return { report: reportOf(rows.columns, question.period, question.choice) };
    case 'drafts':
      while (rows.readOn());
      return { drafts: resultDrafts(rows.columns, question.year) };
    case 'open': {
      opened += 1;
      // What writes files is large, and most hubs never do.
      const { exportChunks } = await import('./export-chunks.ts');
      const source = { database, columns: rows.columns, throughRow: rows.lastRow() };
      files.set(opened, await exportChunks(source, question.order));
      return { file: opened };
    }
    case 'next': {
      const next = files.get(question.file)?.next();
      if (next === undefined) throw new Error('a file that is not open');
      return { chunk: next.done ? null : next.value };
    }
    case 'close':
      files.delete(question.file);
      return { chunk: null };
    case 'forget':
      rows = createRatedRows(database);
      return { chunk: null };
  }
}

parentPort?.on('message', async (question: ReportsQuestion) => {
  if (question.ask === 'report' || question.ask === 'open') while (rows.readOn());
  try {
    parentPort?.postMessage(await answer(question));
  } catch (error) {
    parentPort?.postMessage({ error: String(error) });
  }
});

// What is there already is read before anybody asks.
while (rows.readOn()) await nextTurn();
