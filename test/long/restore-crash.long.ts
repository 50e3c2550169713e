import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupDays, backupsFolder } from '../../src/hub/storage/backup.ts';
import { openDatabase, openToRead } from '../../src/hub/storage/database.ts';
import { verifyDatabase } from '../../src/hub/storage/verify.ts';
import { aStore } from '../support/a-store.ts';
import { storeManyEvents } from '../support/many-events.ts';
import { randomOf } from '../support/random-of.ts';
import { runCommand } from '../support/run-command.ts';

const KILLS = 40;
const EVENTS = 10_000;

function ratingsIn(path: string): number {
  const database = openToRead(path);
  const { ratings, damages } = verifyDatabase(database, () => {});
  database.close();
  expect(damages).toEqual([]);
  return ratings;
}

describe('backup and restore, killed at any moment', () => {
  it(`leave whole files ${KILLS} times`, async () => {
    const random = randomOf(20261126);
    const { dataDir, database, path } = await aStore();
    await storeManyEvents(database, EVENTS, Date.now());
    database.close();
    await runCommand('ratings', ['backup', '--data', dataDir]);
    const backup = join(backupsFolder(dataDir), `hub-${backupDays(dataDir)[0]}.sqlite`);
    let killed = 0;
    for (let n = 0; n < KILLS; n += 1) {
      const untilMs = performance.now() + 100 + random(900);
      const isTime = () => performance.now() > untilMs;
      const args = n % 3 === 0 ? ['backup'] : ['restore', backup];
      const { exitCode } = await runCommand('ratings', [...args, '--data', dataDir], isTime);
      if (exitCode === null) killed += 1;
      expect([ratingsIn(path), ratingsIn(backup)]).toEqual([EVENTS, EVENTS]);
      // As the hub opens it.
      openDatabase(dataDir).close();
    }
    expect(killed).toBeGreaterThan(KILLS / 4);
  });
});
