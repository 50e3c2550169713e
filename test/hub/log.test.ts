import { readdirSync, readFileSync } from 'node:fs';
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
});
