import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../src/hub/log.ts';
import { aFolder } from '../support/a-folder.ts';

describe('openLog', () => {
  it('begins a new file at 0:00 in Japan, with one object a line', () => {
    const dataDir = aFolder();
    let nowMs = Date.parse('2026-12-31T23:59:59.999+09:00');
    const log = openLog(dataDir, 'info', () => nowMs);
    log.info({ event: 'one' }, 'before');
    nowMs += 1;
    log.warn({ event: 'two' }, 'after');
    log.debug('too fine');
    const folder = join(dataDir, 'logs');
    expect(readdirSync(folder).sort()).toEqual(['hub-2026-12-31.ndjson', 'hub-2027-01-01.ndjson']);
    const [before, after] = readdirSync(folder)
      .sort()
      .map((name) =>
        readFileSync(join(folder, name), 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
    expect(before).toEqual([{ level: 'info', time: '2026-12-31T23:59:59.999+09:00', event: 'one', msg: 'before' }]);
    expect(after).toEqual([{ level: 'warn', time: '2027-01-01T00:00:00.000+09:00', event: 'two', msg: 'after' }]);
  });

  it('keeps 92 days and half a gigabyte, the newest, and nothing else goes', () => {
    const dataDir = aFolder();
    const folder = join(dataDir, 'logs');
    mkdirSync(folder);
    const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
    for (let index = 0; index < 100; index += 1) writeFileSync(join(folder, `hub-${day(index)}.ndjson`), '{}\n');
    writeFileSync(join(folder, 'メモ.txt'), '');
    const write = (index: number) =>
      openLog(dataDir, 'info', () => Date.parse(`${day(index)}T09:00:00+09:00`)).info('one');
    write(100);
    const days = () =>
      readdirSync(folder)
        .filter((name) => name.startsWith('hub-'))
        .sort();
    expect([days().length, days()[0], days().at(-1)]).toEqual([92, `hub-${day(9)}.ndjson`, `hub-${day(100)}.ndjson`]);
    truncateSync(join(folder, `hub-${day(50)}.ndjson`), 500_000_001);
    write(101);
    expect([days().length, days()[0]]).toEqual([51, `hub-${day(51)}.ndjson`]);
    expect(readdirSync(folder)).toContain('メモ.txt');
  });
});
