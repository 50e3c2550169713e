import { describe, expect, it } from 'vitest';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { anEpoch, anId, aRating } from '../../support/a-rating.ts';
import { aFewRatings } from '../../support/an-export.ts';
import { type OpenHub, openHub, STAFF } from '../../support/open-hub.ts';
import { readRatings } from '../../support/ratings-file.ts';
import { until } from '../../support/until.ts';

const file = { name: '評価-2026-11-22.ndjson', sha256: 'a'.repeat(64), count: 3 };

/** Without content, which costs most of the time and matters to no rating. */
const aHub = () => openHub({ content: false });

function bring(hub: OpenHub, changes: object = {}) {
  const payload = { file, device: hub.deviceId, epoch: anEpoch, from: 0, events: aFewRatings(3), ...changes };
  return hub.asStaff({ method: 'POST', url: '/api/office/ratings', payload });
}

const statuses = (answer: Awaited<ReturnType<typeof bring>>) =>
  answer.json().results.map(({ status }: { status: string }) => status);
const count = (hub: OpenHub, table: string) => hub.database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n;
const imports = async (hub: OpenHub) =>
  (await latestRecord(hub.database, 50)).filter(({ act }) => act === 'ratings-imported');

describe('POST /api/office/ratings', () => {
  it('stores a batch as if the tablet had sent it, and the file follows', async () => {
    const hub = await aHub();
    const answer = await bring(hub);
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { results: [1, 2, 3].map((n) => ({ id: anId(n), status: 'stored' })), through: 3 },
    ]);
    const lines = await until('file', () => readRatings(hub.dataDir).length === 3 && readRatings(hub.dataDir));
    expect(lines.map(({ device }) => device)).toEqual(['正面ロビー', '正面ロビー', '正面ロビー']);
  });

  it('stores an event once, whether it comes by stick, by stick again or from the tablet', async () => {
    const hub = await aHub();
    await hub.rate([aRating(1)]);
    expect(statuses(await bring(hub))).toEqual(['duplicate', 'stored', 'stored']);
    expect(statuses(await bring(hub))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    const sent = await hub.rate(aFewRatings(4));
    expect(statuses(sent)).toEqual(['duplicate', 'duplicate', 'duplicate', 'stored']);
    expect([count(hub, 'event'), count(hub, 'rejected')]).toEqual([4, 0]);
  });

  it('keeps a bad event beside the good ones, as it came', async () => {
    const hub = await aHub();
    const events = [aRating(1), { ...aRating(2), score: 9 }, '{"v":1,"kind":"rati'];
    const answer = await bring(hub, { events });
    expect(statuses(answer)).toEqual(['stored', 'rejected', 'rejected']);
    expect(answer.json().results[2].id).toBe(null);
    const bodies = hub.database.prepare('SELECT body FROM rejected ORDER BY rowid').all();
    expect(bodies.map(({ body }) => JSON.parse(String(body)))).toEqual(events.slice(1));
  });

  it('says in the record who brought which file, once for all its batches', async () => {
    const hub = await aHub();
    await bring(hub, { events: aFewRatings(2) });
    expect((await bring(hub, { from: 2, events: [aRating(3)] })).statusCode).toBe(200);
    expect(await imports(hub)).toMatchObject([{ who: STAFF, what: `${file.name} ${file.sha256} 3` }]);
    await bring(hub);
    expect(await imports(hub)).toHaveLength(2);
  });

  it('takes nothing of a file that is not in the record', async () => {
    const hub = await aHub();
    await bring(hub, { file: { ...file, sha256: 'b'.repeat(64) } });
    const before = hub.contents();
    const answer = await bring(hub, { from: 500, events: [aRating(9)] });
    expect([answer.statusCode, answer.json().error]).toEqual([400, 'malformed']);
    expect(hub.contents()).toEqual(before);
  });

  it('records and stores together, or neither', async () => {
    const hub = await aHub();
    hub.database.exec(
      `CREATE TEMP TRIGGER full BEFORE INSERT ON event WHEN NEW.seq = 3 BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
    expect((await bring(hub)).statusCode).toBeGreaterThanOrEqual(500);
    expect([count(hub, 'event'), await imports(hub)]).toEqual([0, []]);
  });

  it.each(['4f7d1e0a-1111-4222-8333-444455556666', ''])(
    'keeps ratings of a tablet it does not know: %j',
    async (device) => {
      const hub = await aHub();
      expect(statuses(await bring(hub, { device }))).toEqual(['stored', 'stored', 'stored']);
      const lines = await until('file', () => readRatings(hub.dataDir).length === 3 && readRatings(hub.dataDir));
      expect(lines[0]!.device).toBe(`登録のない端末 ${(device || anEpoch).slice(0, 8)}`);
    },
  );

  it('is for staff alone', async () => {
    const hub = await aHub();
    const payload = { file, device: '', epoch: anEpoch, from: 0, events: aFewRatings(3) };
    const request = { method: 'POST' as const, url: '/api/office/ratings', payload };
    for (const ask of [hub.ask, hub.asTablet]) expect((await ask(request)).statusCode).toBe(401);
    expect(count(hub, 'event')).toBe(0);
  });

  it('refuses what it cannot understand, and keeps nothing of it', async () => {
    const hub = await aHub();
    const before = hub.contents();
    const malformed = [
      { events: Array(501).fill({}) },
      { events: {} },
      { file: { ...file, name: 'a\nb' } },
      { file: { ...file, sha256: 'x' } },
      { epoch: 'x' },
      { device: 'a b' },
      { from: -1 },
    ];
    for (const changes of malformed) expect((await bring(hub, changes)).statusCode).toBe(400);
    expect(hub.contents()).toEqual(before);
  });
});
