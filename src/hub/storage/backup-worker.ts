import { parentPort, workerData } from 'node:worker_threads';
import { BackupFailed, writeBackup } from './backup.ts';

// One backup, away from the hub's own thread; then the worker ends.
const { dataDir, day } = workerData as { dataDir: string; day: string };
try {
  parentPort?.postMessage(await writeBackup(dataDir, day));
} catch (error) {
  parentPort?.postMessage({ failure: error instanceof BackupFailed ? error.code : 'disk', reason: String(error) });
}
