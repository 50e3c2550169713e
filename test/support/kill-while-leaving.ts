import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { openToRead } from '../../src/hub/storage/database.ts';
import { latestRecord } from '../../src/hub/storage/record.ts';
import { readRetention } from '../../src/hub/storage/retention-notes.ts';
import { verifyDatabase } from '../../src/hub/storage/verify.ts';
import { aDetail, anEpoch, aRating } from './a-rating.ts';
import { aRetention } from './a-retention.ts';

const program = join(import.meta.dirname, 'let-leave.ts');

/**
 * Old ratings and what was said of them leave in a process that is killed when so many of them are left, for each number once; then
 * it runs to its end. Answers what was found after each kill and in the end.
 */
export async function killWhileLeaving(old: number, killAt: number[]) {
  const store = await aRetention();
  const events = [];
  for (let n = 1; n <= old; n += 1)
    events.push(aRating(2 * n - 1, { at: '2027-02-10T10:00:00.000+09:00' }), aDetail(2 * n, 2 * n - 1));
  for (let from = 0; from < events.length; from += 500)
    await store.send(events.slice(from, from + 500), anEpoch, Date.parse('2027-02-10T10:00:00.000+09:00'));
  await store.send(
    [aRating(2 * old + 1, { at: '2027-04-10T10:00:00.000+09:00' })],
    anEpoch,
    Date.parse('2027-04-10T10:00:00.000+09:00'),
  );
  store.seenEnough(2027, true);
  const { path, dataDir, clock } = store;
  store.database.close();

  const read = openToRead(path);
  const count = () => Number(read.prepare('SELECT count(*) AS n FROM event').get()?.n) - 1;
  const kills: { left: number; recorded: number; halves: number; damages: number; missing: number }[] = [];
  let killed = 0;
  for (const most of [...killAt, -1]) {
    const exit = await run([dataDir, String(clock.nowMs)], () => count() <= most);
    if (exit === null) killed += 1;
    const run_ = readRetention(read).run;
    const { damageCount, epochs, loneDetails } = verifyDatabase(read, () => {});
    kills.push({
      left: count(),
      recorded: run_ === null ? -1 : run_.ratings + run_.details,
      halves: loneDetails,
      damages: damageCount,
      missing: epochs[0]!.missing,
    });
  }
  const [line] = await latestRecord(read, 1);
  const through = Number(read.prepare('SELECT through FROM epoch').get()?.through);
  read.close();
  return { kills, killed, line, through };
}

async function run(args: string[], killWhen: () => boolean): Promise<number | null> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const looking = setInterval(() => killWhen() && child.kill('SIGKILL'), 1);
  const exit = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(looking);
  return exit;
}
