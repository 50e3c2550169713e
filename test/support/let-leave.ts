import pino from 'pino';
import { toTokyoIso } from '../../src/core/calendar/tokyo-time.ts';
import { openDatabase } from '../../src/hub/storage/database.ts';
import { createRetention } from '../../src/hub/storage/retention.ts';

// One look in a process of its own, to be killed: `node let-leave.ts DATA-FOLDER NOW-MS`.
const [dataDir = '', now = ''] = process.argv.slice(2);
const database = openDatabase(dataDir);
const retention = createRetention({
  database,
  keepYears: () => 3,
  backup: { state: () => ({ lastDay: toTokyoIso(Number(now)).slice(0, 10), failure: null }) },
  reports: { isFetched: () => false, forget() {} },
  ratingsFiles: { changed() {} },
  log: pino({ level: 'silent' }),
  now: () => Number(now),
  restMs: 1,
});
await retention.look();
database.close();
