import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { writeRatingsFile } from './ratings-file.ts';

// Long reads happen here, so that the hub answers tablets meanwhile.
const { databasePath, folder } = workerData as { databasePath: string; folder: string };
const database = new DatabaseSync(databasePath, { readOnly: true });
database.exec('PRAGMA busy_timeout=5000');

parentPort?.on('message', async (month: string) => {
  try {
    parentPort?.postMessage(await writeRatingsFile(database, folder, month));
  } catch (error) {
    parentPort?.postMessage({ error: String(error) });
  }
});
