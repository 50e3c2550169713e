import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { countRatingsOfDay, storeEvents } from '../../../src/hub/storage/events.ts';
import { aFolder } from '../../support/a-folder.ts';
import { aDetail, anEpoch, anId, aRating } from '../../support/a-rating.ts';

const RECEIVED = Date.parse('2026-11-22T12:00:00.000+09:00');

function aStore(folder = aFolder()) {
  const database = openDatabase(folder);
  return {
    database,
    send: (events: unknown[], epoch = anEpoch, receivedAtMs = RECEIVED) =>
      storeEvents(database, { deviceId: 'tablet', epoch, events, receivedAtMs }),
    count: (table = 'event') => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n),
    ids: () =>
      database
        .prepare('SELECT json_extract(body, ?) AS id FROM event ORDER BY id')
        .all('$.id')
        .map((row) => String(row.id)),
    bodies: () =>
      database
        .prepare('SELECT body FROM event ORDER BY row')
        .all()
        .map((row) => JSON.parse(String(row.body))),
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const ratings = (...numbers: number[]) => numbers.map((n) => aRating(n));
const statuses = (answer: { results: { status: string }[] }) => answer.results.map(({ status }) => status);

describe('storeEvents', () => {
  it('takes a number as arrived whose event is stored under another epoch', async () => {
    const { send } = aStore();
    const after = '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b02';
    await send([aRating(7)]);
    const answer = await send([aRating(7, { seq: 1 }), aRating(8, { seq: 2 })], after);
    expect(statuses(answer)).toEqual(['duplicate', 'stored']);
    expect(answer.through).toBe(2);
    // The same again under its own number is nothing new there.
    expect((await send([aRating(7)])).through).toBe(0);
  });

  it('stores an event once, however often it is sent', async () => {
    const { send, count } = aStore();
    expect(statuses(await send(ratings(1, 2)))).toEqual(['stored', 'stored']);
    expect(statuses(await send(ratings(1, 2)))).toEqual(['duplicate', 'duplicate']);
    expect(statuses(await send(ratings(3, 3)))).toEqual(['stored', 'duplicate']);
    expect(count()).toBe(3);
  });

  it('keeps what it stored over a restart', async () => {
    const folder = aFolder();
    const before = aStore(folder);
    await before.send(ratings(1, 2));
    before.database.close();
    const after = aStore(folder);
    expect(await after.send(ratings(2, 3))).toMatchObject({ through: 3 });
    expect(after.ids()).toEqual([1, 2, 3].map(anId));
  });

  it('answers one result per event, in order', async () => {
    const { send } = aStore();
    await send(ratings(2));
    const { results } = await send([aRating(3), aRating(2), { ...aRating(1), score: 6 }, 'nonsense', aRating(4)]);
    expect(results.map(({ id, status }) => [id, status])).toEqual([
      [anId(3), 'stored'],
      [anId(2), 'duplicate'],
      [anId(1), 'rejected'],
      [null, 'rejected'],
      [anId(4), 'stored'],
    ]);
    expect(results[2]!.reason).toContain('score');
  });

  it('drops unknown fields and keeps the rest as sent', async () => {
    const { send, bodies } = aStore();
    await send([{ ...aRating(1), ip: '192.0.2.1', name: '山田' }]);
    expect(bodies()).toEqual([aRating(1)]);
  });

  it.each([
    ['a score above the scale', aRating(1, { scale: 4, score: 5 })],
    ['score 0', aRating(1, { score: 0 })],
    ['a score that is text', { ...aRating(1), score: '5' }],
    ['an id that is not UUIDv7', { ...aRating(1), id: '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01' }],
    ['seq 0', aRating(1, { seq: 0 })],
    ['a time without a zone', aRating(1, { at: '2026-11-22T10:15:30' })],
    ['a time in another zone', aRating(1, { at: '2026-11-22T01:15:30Z' })],
    ['a language nobody speaks', { ...aRating(1), lang: 'tlh' }],
    ['another version', { ...aRating(1), v: 2 }],
    ['another kind', { ...aRating(1), kind: 'note' }],
    ['a line break in a department', aDetail(1, 1, { department: 'a\nb' })],
    ['null', null],
    ['a list', []],
    ['a number', 5],
  ])('rejects %s, keeps it verbatim, and stores the good one beside it', async (_name, event) => {
    const { send, count, database } = aStore();
    expect(statuses(await send([event, aRating(9)]))).toEqual(['rejected', 'stored']);
    expect(await send([event])).toMatchObject({ results: [{ status: 'rejected', reason: expect.any(String) }] });
    expect(count('rejected')).toBe(1);
    const row = database.prepare('SELECT body, reason FROM rejected').get();
    expect(JSON.parse(String(row?.body))).toEqual(event);
    expect(row?.reason).not.toBe('');
  });

  it('rejects what is nested too deeply to be written again', async () => {
    const { send } = aStore();
    const deep = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(statuses(await send([deep, aRating(1)]))).toEqual(['rejected', 'stored']);
  });

  it('answers id null where none can be read', async () => {
    const { send } = aStore();
    const { results } = await send([{ id: 5 }, { id: 'x'.repeat(65) }, {}]);
    expect(results.map(({ id }) => id)).toEqual([null, null, null]);
  });

  it('stores two ids under one epoch and seq, and both count', async () => {
    const { send, ids } = aStore();
    const answer = await send([aRating(1), aRating(2, { seq: 1 }), aRating(3, { seq: 2 })]);
    expect(statuses(answer)).toEqual(['stored', 'stored', 'stored']);
    expect(answer.through).toBe(2);
    expect(ids()).toHaveLength(3);
  });

  it('adds the flag clock where the time cannot be trusted, and not twice', async () => {
    const { send, bodies } = aStore();
    await send([
      aRating(1, { at: '2024-12-31T23:59:59.999+09:00' }),
      aRating(2, { at: '2026-11-21T11:59:59.999+09:00', flags: ['palm'] }),
      aRating(3, { at: '2026-11-23T12:00:00.001+09:00', flags: ['clock'] }),
      aRating(4, { at: '2026-11-21T12:00:00.000+09:00' }),
    ]);
    expect(bodies().map(({ flags }) => flags)).toEqual([['clock'], ['palm', 'clock'], ['clock'], []]);
  });

  it('names the months whose file is out of date', async () => {
    const { send } = aStore();
    const lateOctober = aRating(1, { at: '2026-10-31T23:59:59.999+09:00', flags: [] });
    const received = Date.parse('2026-11-01T00:00:00.000+09:00');
    expect((await send([lateOctober], anEpoch, received)).months).toEqual(['2026-10']);
    expect((await send([lateOctober], anEpoch, received)).months).toEqual([]);
    expect((await send([aDetail(2, 1)])).months).toEqual(['2026-10']);
    expect((await send([aDetail(3, 99)])).months).toEqual([]);
    const unset = aRating(4, { at: '1970-01-01T09:00:00.000+09:00' });
    expect((await send([unset])).months).toEqual(['2026-11']);
  });

  it('stores nothing of a batch that breaks in the middle', async () => {
    const { send, count, database } = aStore();
    database.exec(
      `CREATE TEMP TRIGGER broken BEFORE INSERT ON event WHEN NEW.seq = 2 BEGIN SELECT RAISE(ABORT, 'broken'); END`,
    );
    await expect(send(ratings(1, 2, 3))).rejects.toThrow('broken');
    expect(count()).toBe(0);
    database.exec('DROP TRIGGER broken');
    expect(await send(ratings(1, 2, 3))).toMatchObject({ through: 3 });
  });

  it('leaves exactly the valid ids, whatever was repeated, shuffled or spoilt on the way', async () => {
    const sent = fc.array(
      fc.array(fc.record({ n: fc.integer({ min: 1, max: 30 }), isSpoilt: fc.boolean() }), { maxLength: 12 }),
      { maxLength: 8 },
    );
    const folder = aFolder();
    const { database, send, ids } = aStore(folder);
    await fc.assert(
      fc.asyncProperty(sent, async (batches) => {
        database.exec('DELETE FROM event; DELETE FROM rejected; DELETE FROM epoch');
        let through = 0;
        for (const batch of batches) {
          const events = batch.map(({ n, isSpoilt }) => (isSpoilt ? { ...aRating(n), score: 9 } : aRating(n)));
          const answer = await send(events);
          expect(answer.results.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
          through = answer.through;
        }
        const all = batches.flat();
        const good = new Set(all.filter(({ isSpoilt }) => !isSpoilt).map(({ n }) => anId(n)));
        expect(ids()).toEqual([...good].sort());
        const arrived = new Set(all.map(({ n }) => n));
        expect(through).toBe(range(1, 31).find((n) => !arrived.has(n))! - 1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('through', () => {
  it('stops before the first gap and jumps when it is filled', async () => {
    const { send } = aStore();
    expect((await send([])).through).toBe(0);
    expect((await send(ratings(2, 3))).through).toBe(0);
    expect((await send(ratings(1))).through).toBe(3);
    expect((await send(ratings(5, 6))).through).toBe(3);
    expect((await send([{ ...aRating(4), score: 'x' }])).through).toBe(6);
  });

  it('is not lowered by what comes again', async () => {
    const { send } = aStore();
    await send(ratings(1, 2, 3));
    expect((await send(ratings(1))).through).toBe(3);
  });

  it('is counted for each epoch alone', async () => {
    const { send } = aStore();
    await send(ratings(1, 2));
    const other = '6f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01';
    expect((await send([aRating(11, { seq: 1 })], other)).through).toBe(1);
    expect((await send([])).through).toBe(2);
  });

  it('passes a run of thousands whose first event comes last', async () => {
    const { send } = aStore();
    for (const start of [2, 502, 1002, 1502, 2002]) {
      expect((await send(range(start, start + 499).map((n) => aRating(n)))).through).toBe(0);
    }
    expect((await send(ratings(1))).through).toBe(2501);
  });
});

describe('countRatingsOfDay', () => {
  it('counts the taps of the day in Japan, without details and without times to come', async () => {
    const { send, database } = aStore();
    const startMs = Date.parse('2026-11-22T00:00:00.000+09:00');
    await send([
      aRating(1, { at: '2026-11-21T23:59:59.999+09:00' }),
      aRating(2, { at: '2026-11-22T00:00:00.000+09:00' }),
      aRating(3, { at: '2026-11-22T11:00:00.000+09:00' }),
      aDetail(4, 3),
      aRating(5, { at: '2031-01-01T00:00:00.000+09:00' }),
    ]);
    expect(await countRatingsOfDay(database, startMs)).toBe(2);
  });
});
