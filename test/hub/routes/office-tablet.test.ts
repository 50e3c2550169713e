import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type AskedOfTablet, type StatusRequest, statusAnswerSchema } from '../../../src/core/protocol/envelopes.ts';
import { officeOverviewSchema } from '../../../src/core/protocol/office.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { enrolTablet } from '../../../src/hub/storage/tablets.ts';
import { listenToHub } from '../../../src/tablet/platform/hub-events.ts';
import { anEpoch, aRating } from '../../support/a-rating.ts';
import { NOON, type OpenHub, openHub, STAFF } from '../../support/open-hub.ts';
import { until } from '../../support/until.ts';

const MINUTE = 60_000;
const status: StatusRequest = {
  ...{ contentId: 'p', edition: 1, slide: 'policy', app: '1.2.3', epoch: anEpoch, lastSeq: 0, unsent: 2 },
  ...{ oldestUnsentAt: '2026-11-22T11:00:00.000+09:00', clock: 'now', persisted: true, faults: [] },
};

const open = () => openHub({ content: false });
const urlOf = (deviceId: string, behind = '') => `/api/office/tablets/${deviceId}${behind}`;
const name = (hub: OpenHub, payload: object, deviceId = hub.deviceId) =>
  hub.asStaff({ method: 'PUT', url: urlOf(deviceId), payload });
const askFor = (hub: OpenHub, kind: string, deviceId = hub.deviceId) =>
  hub.asStaff({ method: 'POST', url: urlOf(deviceId, '/asked'), payload: { kind } });
const lines = async (hub: OpenHub) => {
  const answer = await hub.asStaff({ url: '/api/office/overview' });
  return v.parse(officeOverviewSchema, answer.json()).tablets;
};
const asked = async (hub: OpenHub, done?: string): Promise<AskedOfTablet | null> => {
  const payload = done === undefined ? status : { ...status, done };
  const answer = await hub.asTablet({ method: 'POST', url: '/api/status', payload });
  return v.parse(statusAnswerSchema, answer.json()).asked ?? null;
};

describe('PUT /api/office/tablets/<deviceId>', () => {
  it('gives a tablet another name and a place, which stand in the list, the ratings file and the record', async () => {
    const hub = await open();
    await hub.rate([aRating(1)]);
    const file = join(hub.ratingsFiles.folder, 'ratings-2026-11.csv');
    const told = (text: string) => () => existsSync(file) && readFileSync(file, 'utf8').includes(text);
    await until('the file', told('正面ロビー'));
    expect((await name(hub, { name: '東口', place: '1階 東口の右' })).statusCode).toBe(204);
    expect(await lines(hub)).toMatchObject([{ name: '東口', place: '1階 東口の右' }]);
    await until('the file with the new name', told('東口'));
    expect(await latestRecord(hub.database, 1)).toMatchObject([
      { who: STAFF, act: 'tablet-renamed', what: `正面ロビー → 東口 1階 東口の右 ${hub.deviceId}` },
    ]);
  });

  it('takes no name twice, none that is empty, and no place that is two lines', async () => {
    const hub = await open();
    await enrolTablet(hub.database, '裏口', 'テスト', NOON);
    const answer = await name(hub, { name: '裏口', place: '' });
    expect([answer.statusCode, answer.json().error]).toEqual([409, 'name_taken']);
    for (const payload of [{ name: ' ', place: '' }, { name: 'a', place: 'b\nc' }, { name: 'a' }])
      expect((await name(hub, payload)).statusCode).toBe(400);
    expect((await name(hub, { name: '正面ロビー', place: '2階' })).statusCode).toBe(204);
    expect((await name(hub, { name: 'a', place: '' }, 'nobody')).statusCode).toBe(404);
  });
});

describe('DELETE /api/office/tablets/<deviceId>', () => {
  it('takes the token away at once, hangs up, and keeps the ratings with their name', async () => {
    const hub = await open();
    await hub.rate([aRating(1)]);
    const origin = await hub.listen();
    const heard: string[] = [];
    const line = listenToHub(hub.token, (id) => heard.push(id), { base: origin });
    await until('the line', async () => {
      await askFor(hub, 'reload');
      return heard.length > 0;
    });
    expect((await hub.asStaff({ method: 'DELETE', url: urlOf(hub.deviceId) })).statusCode).toBe(204);
    expect(await line).toBe('ended');
    expect((await hub.rate([aRating(2)])).statusCode).toBe(401);
    expect(await listenToHub(hub.token, () => {}, { base: origin })).toBe('unauthorized');
    expect(await lines(hub)).toEqual([]);
    const [ended] = await latestRecord(hub.database, 1);
    expect(ended).toMatchObject({ who: STAFF, act: 'tablet-revoked', what: `正面ロビー ${hub.deviceId}` });
    const report = await hub.asStaff({ url: '/api/office/report?kind=month&day=2026-11-22' });
    expect(report.json().tablets).toEqual([{ deviceId: hub.deviceId, name: '正面ロビー' }]);
    expect((await hub.asStaff({ method: 'DELETE', url: urlOf(hub.deviceId) })).statusCode).toBe(404);
    expect((await askFor(hub, 'reload')).statusCode).toBe(404);
  });

  it('gives its name free', async () => {
    const hub = await open();
    await hub.asStaff({ method: 'DELETE', url: urlOf(hub.deviceId) });
    await enrolTablet(hub.database, '正面ロビー', 'テスト', NOON);
    expect((await lines(hub)).map(({ name }) => name)).toEqual(['正面ロビー']);
  });
});

describe('POST /api/office/tablets/<deviceId>/asked', () => {
  it('travels with the answers to reports until the tablet says that it was done', async () => {
    const hub = await open();
    expect(await asked(hub)).toBeNull();
    expect((await askFor(hub, 'test-picture')).statusCode).toBe(204);
    const first = await asked(hub);
    expect(first).toEqual({ id: expect.any(String), kind: 'test-picture', name: '正面ロビー' });
    expect(await asked(hub, 'an earlier wish')).toEqual(first);
    expect(await lines(hub)).toMatchObject([{ asked: 'test-picture', app: '1.2.3', persisted: true, unsent: 2 }]);
    expect(await asked(hub, first!.id)).toBeNull();
    expect(await lines(hub)).toMatchObject([{ asked: null }]);
    await askFor(hub, 'test-picture');
    expect((await asked(hub, first!.id))?.id).not.toBe(first!.id);
    expect(await latestRecord(hub.database, 1)).toMatchObject([
      { who: STAFF, act: 'tablet-asked', what: `正面ロビー ${hub.deviceId} test-picture` },
    ]);
  });

  it('is over after a quarter of an hour', async () => {
    const hub = await open();
    await askFor(hub, 'reload');
    hub.clock.nowMs += 15 * MINUTE - 1;
    expect(await asked(hub)).toMatchObject({ kind: 'reload' });
    hub.clock.nowMs += 1;
    expect(await asked(hub)).toBeNull();
    expect(await lines(hub)).toMatchObject([{ asked: null }]);
  });

  it('tells the tablet on its open line that there is news', async () => {
    const hub = await open();
    const origin = await hub.listen();
    const heard: string[] = [];
    const signal = new AbortController();
    const line = listenToHub(hub.token, (id) => heard.push(id), { base: origin, signal: signal.signal });
    await until('the line', async () => {
      await askFor(hub, 'reload');
      return heard.length > 0;
    });
    expect(heard[0]).toBe('');
    signal.abort();
    await line;
  });

  it('needs a session, a known kind and a known tablet', async () => {
    const hub = await open();
    const url = urlOf(hub.deviceId, '/asked');
    expect((await hub.ask({ method: 'POST', url, payload: { kind: 'reload' } })).statusCode).toBe(401);
    expect((await hub.ask({ method: 'DELETE', url: urlOf(hub.deviceId) })).statusCode).toBe(401);
    expect((await askFor(hub, 'format')).statusCode).toBe(400);
    expect((await askFor(hub, 'reload', 'nobody')).statusCode).toBe(404);
  });
});
