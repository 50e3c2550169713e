import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/core/calendar/periods.ts';
import { isoDay } from '../../../src/core/calendar/tokyo-time.ts';
import type { StatusRequest } from '../../../src/core/protocol/envelopes.ts';
import { type BackupState, officeOverviewSchema } from '../../../src/core/protocol/office.ts';
import type { ReportAnswer } from '../../../src/core/protocol/reports.ts';
import { type AlertsParts, createAlerts } from '../../../src/hub/storage/alerts.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { noteRetention, readRetention } from '../../../src/hub/storage/retention-notes.ts';
import { enrolTablet, saveStatus } from '../../../src/hub/storage/tablets.ts';
import { anEpoch, aRating } from '../../support/a-rating.ts';
import { NOON, type OpenHub, openHub, STAFF } from '../../support/open-hub.ts';

const MINUTE = 60_000;

type Machine = Pick<AlertsParts, 'backup' | 'freeBytes'>;

const told = async (hub: OpenHub) => {
  const answer = await hub.asStaff({ url: '/api/office/overview' });
  return v.parse(officeOverviewSchema, answer.json()).alerts;
};
const know = (hub: OpenHub, payload: object) =>
  hub.asStaff({ method: 'POST', url: '/api/office/alerts/known', payload });

/** A watch whose log is kept, over the hub's own database. */
function aWatch(hub: OpenHub, certificateEndMs: number | null = null, machine: Partial<Machine> = {}) {
  const logged: Record<string, unknown>[] = [];
  const note = (line: unknown) => void logged.push(line as Record<string, unknown>);
  const alerts = createAlerts({
    ...{ database: hub.database, dataDir: hub.dataDir, now: () => hub.clock.nowMs, backup: hub.backup },
    retention: hub.retention,
    ...{ hours: () => hub.shelf.settings().hours, certificateEndMs: () => certificateEndMs, ...machine },
    log: { info: note, warn: note, error: note },
  });
  return { look: alerts.look, taken: () => logged.splice(0) };
}

const aStatus: StatusRequest = {
  ...{ contentId: 'p', edition: 1, slide: 'policy', app: '1.0.0', epoch: anEpoch, lastSeq: 5, unsent: 0 },
  ...{ oldestUnsentAt: null, clock: '', persisted: true, faults: [] },
};
const low = (n: number, flags: 'test'[] = []) =>
  aRating(n, { score: 1, at: `2026-11-22T11:5${n}:00.000+09:00`, flags });

describe('alerts', () => {
  it('stand in the overview, of visitors and of silence', async () => {
    const hub = await openHub({ content: false });
    await hub.rate([low(1), low(2), low(3)]);
    expect(await told(hub)).toEqual([]);
    await hub.rate([low(4, ['test'])]);
    expect(await told(hub)).toEqual([]);
    await hub.rate([low(5)]);
    const tablet = { deviceId: hub.deviceId, tablet: '正面ロビー' };
    expect(await told(hub)).toEqual([{ kind: 'low-ratings', ...tablet, low: 4, total: 4 }]);
    hub.clock.nowMs += 15 * MINUTE;
    expect(await told(hub)).toEqual([{ kind: 'silent', ...tablet, since: '2026-11-22T12:00:00.000+09:00' }]);
  });

  it('are found across the turn of a month', async () => {
    const hub = await openHub({ content: false });
    const at = (time: string) => `2026-${time}.000+09:00`;
    hub.clock.nowMs = Date.parse(at('12-01T00:05:00'));
    const times = ['11-30T23:55:00', '11-30T23:58:00', '12-01T00:01:00', '12-01T00:02:00'];
    await hub.rate(times.map((time, index) => aRating(index + 1, { score: 2, at: at(time) })));
    const { look, taken } = aWatch(hub);
    await look();
    expect(taken()).toMatchObject([{ kind: 'low-ratings', low: 4 }]);
  });

  it('are logged once when they begin and once when they end, without a name', async () => {
    const hub = await openHub({ content: false });
    const { look, taken } = aWatch(hub);
    await look();
    expect(taken()).toEqual([]);
    hub.clock.nowMs += 15 * MINUTE;
    await look();
    await look();
    const { deviceId } = hub;
    expect(taken()).toEqual([{ event: 'alert.began', kind: 'silent', deviceId, since: expect.any(String) }]);
    hub.database.prepare('UPDATE tablet SET seen_at = ?').run(new Date(hub.clock.nowMs).toISOString());
    await look();
    await look();
    expect(taken()).toMatchObject([{ event: 'alert.ended', kind: 'silent', deviceId }]);
  });

  it('have a log event each, when they begin and when they end', async () => {
    const hub = await openHub({ content: false });
    const other = await enrolTablet(hub.database, '裏口', 'テスト', NOON);
    let failure: BackupState['failure'] = 'no-room';
    let room = 999_999_999;
    const machine: Machine = { backup: { state: () => ({ lastDay: null, failure }) }, freeBytes: async () => room };
    const { look, taken } = aWatch(hub, NOON + 30 * MINUTE, machine);
    const report = (changes: Partial<StatusRequest>) =>
      saveStatus(hub.database, { deviceId: hub.deviceId, name: '' }, { ...aStatus, ...changes }, hub.clock.nowMs);

    // A gap at 2, a copy at 5, and an epoch that began anew with what the one before had given.
    await hub.rate([1, 3, 4, 5].map((n) => low(n)));
    await hub.rate([aRating(9, { seq: 5 })]);
    await report({ epoch: '018f0000-0000-7000-8000-0000000000aa', lastSeq: 9, unsent: 6 });
    const old = new Date(NOON - 25 * 60 * MINUTE).toISOString();
    await report({ unsent: 3, oldestUnsentAt: old, faults: ['storage-wiped'] });
    await look();
    const began = taken();
    expect(new Set(began.map(({ event }) => event))).toEqual(new Set(['alert.began']));
    expect(began.map(({ kind }) => String(kind)).sort()).toEqual([
      ...['backup', 'certificate', 'disk', 'doubled', 'emptied', 'low-ratings'],
      ...['missing', 'partly-wiped', 'unsent'],
    ]);

    hub.clock.nowMs += 16 * MINUTE;
    failure = null;
    room = 50e9;
    await report({});
    for (const kind of ['missing', 'doubled', 'emptied'])
      expect((await know(hub, { kind, deviceId: hub.deviceId, count: 50 })).statusCode).toBe(204);
    await look();
    const then = taken().map(({ event, kind, deviceId }) =>
      `${event} ${kind} ${deviceId === other.deviceId ? 'other' : ''}`.trim(),
    );
    // The certificate still ends; the other tablet was never seen.
    expect(then.filter((line) => line.startsWith('alert.began'))).toEqual(['alert.began silent other']);
    const gone = began.map(({ kind }) => kind).filter((kind) => kind !== 'certificate');
    expect(then.filter((line) => line.startsWith('alert.ended')).sort()).toEqual(
      gone.map((kind) => `alert.ended ${kind}`).sort(),
    );
  });
});

describe('POST /api/office/alerts/known', () => {
  it('puts a gap to rest until there is more of it, and stands in the record', async () => {
    const hub = await openHub({ content: false });
    await hub.rate([aRating(1), aRating(3)]);
    expect(await told(hub)).toMatchObject([{ kind: 'missing', count: 1 }]);
    expect((await know(hub, { kind: 'missing', deviceId: hub.deviceId, count: 1 })).statusCode).toBe(204);
    expect(await told(hub)).toEqual([]);
    expect(await latestRecord(hub.database, 1)).toMatchObject([
      { who: STAFF, act: 'alert-known', what: `正面ロビー ${hub.deviceId} missing` },
    ]);
    await hub.rate([aRating(5)]);
    expect(await told(hub)).toMatchObject([{ kind: 'missing', count: 2 }]);
  });

  it('forgets what arrived after all, so that the next gap is told', async () => {
    const hub = await openHub({ content: false });
    const { look } = aWatch(hub);
    await hub.rate([aRating(1), aRating(3)]);
    await know(hub, { kind: 'missing', deviceId: hub.deviceId, count: 1 });
    await hub.rate([aRating(2)]);
    await look();
    await hub.rate([aRating(5)]);
    expect(await told(hub)).toMatchObject([{ kind: 'missing', count: 1 }]);
  });

  it('knows no gap of a tablet that is not there, and needs a session', async () => {
    const hub = await openHub({ content: false });
    const payload = { kind: 'missing', deviceId: 'nobody', count: 1 };
    expect((await know(hub, payload)).statusCode).toBe(404);
    expect((await know(hub, { ...payload, kind: 'silent' })).statusCode).toBe(400);
    expect((await hub.ask({ method: 'POST', url: '/api/office/alerts/known', payload })).statusCode).toBe(401);
  });
});

describe('POST /api/office/retention', () => {
  const answer = (hub: OpenHub, payload: object, path = '') =>
    hub.asStaff({ method: 'POST', url: `/api/office/retention${path}`, payload });

  /** A rating of 令和4年度 and one a month since then. */
  async function aHubOfYears() {
    const hub = await openHub({ content: false });
    // Nobody loses these by a power cut.
    hub.database.exec('PRAGMA synchronous=OFF');
    const months = ['2022-11', ...monthsFrom(2023, 2, 46)];
    for (const [index, month] of months.entries()) {
      hub.clock.nowMs = Date.parse(`${month}-10T10:00:00.000+09:00`);
      await hub.rate([aRating(index + 1, { at: `${month}-10T10:00:00.000+09:00` })]);
    }
    hub.clock.nowMs = NOON;
    const leaving = async () => (await told(hub)).filter(({ kind }) => kind.startsWith('leaving'));
    return { hub, leaving };
  }

  it('knows of the notice that it was on a screen, and that staff keep what is old this year', async () => {
    const { hub, leaving } = await aHubOfYears();
    const alert = { kind: 'leaving', keptFrom: 2023, years: [2022], ratings: 3, on: '2026-12-22' };
    expect(await leaving()).toEqual([alert]);
    expect((await answer(hub, { keptFrom: 2023 }, '/seen')).statusCode).toBe(204);
    hub.clock.nowMs += 60_000;
    expect(readRetention(hub.database).notice?.seenDays).toHaveLength(1);
    expect((await answer(hub, { keptFrom: 2024 }, '/seen')).statusCode).toBe(404);
    expect((await answer(hub, { keptFrom: 2023, choice: 'date-right' })).statusCode).toBe(404);
    expect((await answer(hub, { keptFrom: 2023, choice: 'delete' })).statusCode).toBe(400);
    const url = '/api/office/retention';
    const payload = { keptFrom: 2023, choice: 'keep' };
    expect((await hub.ask({ method: 'POST', url, payload })).statusCode).toBe(401);
    expect(await leaving()).toEqual([alert]);
    expect((await answer(hub, payload)).statusCode).toBe(204);
    expect(await leaving()).toEqual([]);
    expect(await latestRecord(hub.database, 1)).toMatchObject([{ who: STAFF, act: 'ratings-kept', what: '令和4年度' }]);
  });

  it('asks whether the date is right where months are empty', async () => {
    const { hub, leaving } = await aHubOfYears();
    hub.database.exec("DELETE FROM event WHERE month IN ('2025-01', '2025-02')");
    const about = { keptFrom: 2023, years: [2022], ratings: 3 };
    expect(await leaving()).toEqual([{ kind: 'leaving-unsure', ...about, today: '2026-11-22' }]);
    expect((await answer(hub, { keptFrom: 2023, choice: 'date-right' })).statusCode).toBe(204);
    expect(await leaving()).toEqual([{ kind: 'leaving', ...about, on: '2026-12-22' }]);
  });

  it('leaves reports that say that nothing is kept, not that nobody answered', async () => {
    const { hub } = await aHubOfYears();
    const report = async (kind: string, day: string) => {
      const { report, keptFromDay } = (
        await hub.asStaff({ url: `/api/office/report?kind=${kind}&day=${day}` })
      ).json<ReportAnswer>();
      return [report.total.all.n, keptFromDay];
    };
    expect(await report('year', '2022-11-22')).toEqual([3, null]);
    noteRetention(hub.database, { notice: { keptFrom: 2023, seenDays: [0, 1, 2], isDateConfirmed: false } });
    await hub.retention.look();
    expect(await report('year', '2022-11-22')).toEqual([3, null]);
    mkdirSync(join(hub.dataDir, 'backups'));
    writeFileSync(join(hub.dataDir, 'backups', 'hub-2026-11-22.sqlite'), '');
    await hub.retention.look();
    expect(await report('year', '2022-11-22')).toEqual([0, dayOf(2023, 4)]);
    expect(await report('year', '2023-11-22')).toEqual([12, dayOf(2023, 4)]);
    const table = await hub.asStaff({ url: '/api/office/export?format=csv&kind=year&day=2023-11-22' });
    const about = strFromU8(unzipSync(table.rawPayload)['条件.csv'] ?? new Uint8Array());
    expect(about).toContain('2023年4月1日（土）より前の評価は、保存期間が過ぎたため残っていません');
  });
});

function monthsFrom(year: number, month: number, count: number): string[] {
  return Array.from({ length: count }, (_, no) => isoDay(dayOf(year, month + no)).slice(0, 7));
}
