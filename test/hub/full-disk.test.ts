import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../src/hub/log.ts';
import { aFolder } from '../support/a-folder.ts';
import { aRating } from '../support/a-rating.ts';
import { NOON, openHub } from '../support/open-hub.ts';

const sentence = expect.stringMatching(/[ぁ-ん].*。$/);

describe('a full disk', () => {
  it('answers 503 with Retry-After, stores nothing by halves, and goes on when there is room', async () => {
    const { database, rate, ask, asTablet } = await openHub();
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
    database.exec(`PRAGMA max_page_count = ${pages}`);
    const batches = Array.from({ length: 40 }, (_, batch) =>
      Array.from({ length: 50 }, (_, index) => aRating(batch * 50 + index + 1)),
    );

    const answers = [];
    for (const batch of batches) answers.push(await rate(batch));
    const refused = answers.filter(({ statusCode }) => statusCode === 503);
    const stored = answers.filter(({ statusCode }) => statusCode === 200);
    expect(refused.length).toBeGreaterThan(30);
    expect(stored.length + refused.length).toBe(40);
    for (const answer of refused) {
      expect(answer.json()).toEqual({ error: 'storage', message: sentence });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    const count = () => Number(database.prepare('SELECT count(*) AS n FROM event').get()?.n);
    expect(count()).toBe(stored.length * 50);
    expect((await asTablet({ url: '/api/content' })).statusCode).toBe(200);
    expect((await ask({ url: '/' })).statusCode).toBe(200);

    database.exec('PRAGMA max_page_count = 1000000');
    for (const batch of batches) expect((await rate(batch)).statusCode).toBe(200);
    expect(count()).toBe(2_000);
    expect((await rate([])).json().through).toBe(2_000);
    expect((await ask({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
  });

  it('is what /healthz says when nothing can be written', async () => {
    const { database, ask, clock } = await openHub({ content: false });
    database.exec('PRAGMA query_only = 1');
    const answer = await ask({ url: '/healthz' });
    expect([answer.statusCode, answer.json()]).toEqual([503, { error: 'storage', message: sentence }]);
    expect(answer.headers['retry-after']).toBeDefined();
    database.exec('PRAGMA query_only = 0');
    clock.nowMs += 1_000;
    expect((await ask({ url: '/healthz' })).statusCode).toBe(200);
  });

  it('is asked about once a second, however many ask /healthz', async () => {
    const { database, ask, clock } = await openHub({ content: false });
    const written = () => Number(database.prepare('SELECT total_changes() AS n').get()?.n);
    const all = async () => {
      const before = written();
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask({ url: '/healthz' })));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200));
      return written() - before;
    };
    expect(await all()).toBe(1);
    clock.nowMs += 999;
    expect(await all()).toBe(0);
    clock.nowMs += 1;
    expect(await all()).toBe(1);
    // Put right under it, the clock makes nobody wait.
    clock.nowMs -= 60_000;
    expect(await all()).toBe(1);
  });

  // Only Linux has a file that is always full.
  it.skipIf(!existsSync('/dev/full'))('does not end the hub when the log takes no more', () => {
    const dataDir = aFolder();
    mkdirSync(join(dataDir, 'logs'));
    symlinkSync('/dev/full', join(dataDir, 'logs/hub-2026-11-22.ndjson'));
    const log = openLog(dataDir, 'info', () => NOON);
    expect(() => log.error('the disk took no more')).not.toThrow();
  });
});
