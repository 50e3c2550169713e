import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contentPackageSchema, enrolAnswerSchema } from '../../../src/core/protocol/envelopes.ts';
import { enrolmentCodeSchema, officeOverviewSchema, rejectedAnswerSchema } from '../../../src/core/protocol/office.ts';
import { PIN_ITERATIONS, type PinHash } from '../../../src/core/settings/settings.ts';
import { issueCode } from '../../../src/hub/storage/enrolment-codes.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { aRating } from '../../support/a-rating.ts';
import { type OpenHub, openHub, STAFF } from '../../support/open-hub.ts';

const LAN = { host: '0.0.0.0' };
const lan = { host: '192.0.2.7:8080' };

const issue = async (hub: OpenHub) => {
  const answer = await hub.asStaff({ method: 'POST', url: '/api/office/enrolment-codes', headers: lan });
  expect(answer.statusCode).toBe(201);
  return v.parse(enrolmentCodeSchema, answer.json());
};
const enrol = (hub: OpenHub, code: string) =>
  hub.ask({
    ...{ method: 'POST', url: '/api/enrol', payload: { name: '正面', code } },
    ...{ headers: lan, remoteAddress: '192.0.2.9' },
  });
/** As the hub refuses every code that is not open: wrong, over or used, for which one it was helps only who guesses. */
const refused = async (answering: ReturnType<typeof enrol>) => {
  const answer = await answering;
  expect([answer.statusCode, answer.json()]).toEqual([
    403,
    { error: 'wrong_code', message: '登録番号が違うか、期限が切れています。新しい番号を確認してください。' },
  ]);
};
/** Any code but this one. */
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('POST /api/office/enrolment-codes', () => {
  it('gives six digits that enrol one tablet from anywhere', async () => {
    const hub = await openHub(LAN);
    const { code, until } = await issue(hub);
    expect(until).toBe('2026-11-22T12:10:00.000+09:00');
    const answer = await enrol(hub, code);
    expect(answer.statusCode).toBe(201);
    const { token } = v.parse(enrolAnswerSchema, answer.json());
    const content = await hub.ask({ url: '/api/content', headers: { ...lan, authorization: `Bearer ${token}` } });
    expect(content.statusCode).toBe(200);
    await refused(enrol(hub, code));
    expect(await latestRecord(hub.database, 2)).toMatchObject([
      { who: STAFF, act: 'enrolled', what: expect.stringMatching(/^正面 /) },
      { who: STAFF, act: 'code-issued', what: '' },
    ]);
    expect(JSON.stringify(hub.contents())).not.toContain(code);
  });

  it('takes the code until the last moment of ten minutes', async () => {
    const hub = await openHub(LAN);
    const [first, second] = [await issue(hub), await issue(hub)];
    hub.clock.nowMs += 10 * 60_000 - 1;
    expect((await enrol(hub, first.code)).statusCode).toBe(201);
    hub.clock.nowMs += 1;
    await refused(enrol(hub, second.code));
  });

  it('takes no code that was issued while the clock ran ahead', async () => {
    const hub = await openHub(LAN);
    const year = 365 * 24 * 3_600_000;
    hub.clock.nowMs += year;
    const { code } = await issueCode(hub.database, STAFF, hub.clock.nowMs);
    hub.clock.nowMs -= year;
    expect((await enrol(hub, code)).statusCode).toBe(403);
  });

  it('ends every open code at the fifth wrong try', async () => {
    const hub = await openHub(LAN);
    const [first, second] = [await issue(hub), await issue(hub)];
    const wrong = wrongFor(first.code) === second.code ? wrongFor(second.code) : wrongFor(first.code);
    for (let n = 0; n < 4; n += 1) await refused(enrol(hub, wrong));
    expect((await enrol(hub, first.code)).statusCode).toBe(201);
    expect((await enrol(hub, wrong)).statusCode).toBe(403);
    expect(await latestRecord(hub.database, 1)).toMatchObject([{ who: '正面', act: 'codes-ended' }]);
    expect((await enrol(hub, second.code)).statusCode).toBe(403);
  });

  it('is taken on the own machine too, where none is needed', async () => {
    const hub = await openHub();
    const code = (await hub.asStaff({ method: 'POST', url: '/api/office/enrolment-codes' })).json().code;
    const ask = (payload: object) => hub.ask({ method: 'POST', url: '/api/enrol', payload });
    expect((await ask({ name: 'A', code: wrongFor(code) })).statusCode).toBe(403);
    expect((await ask({ name: 'A', code })).statusCode).toBe(201);
    expect((await ask({ name: 'A' })).statusCode).toBe(201);
  });
});

describe('PUT /api/office/pin', () => {
  const put = (hub: OpenHub, pin: string) => hub.asStaff({ method: 'PUT', url: '/api/office/pin', payload: { pin } });
  const content = async (hub: OpenHub) =>
    v.parse(contentPackageSchema, (await hub.asTablet({ url: '/api/content' })).json());

  it('travels to tablets as a hash that their browser can check', async () => {
    const hub = await openHub();
    const before = await content(hub);
    expect(before.settings.staff).not.toHaveProperty('pin');
    expect((await put(hub, '123456')).statusCode).toBe(204);
    const { id, settings } = await content(hub);
    expect(id).not.toBe(before.id);
    const { pin } = settings.staff;
    expect(pin?.iterations).toBe(PIN_ITERATIONS);
    expect(await derived('123456', pin!)).toBe(pin?.hash);
    expect(await derived('123457', pin!)).not.toBe(pin?.hash);
    expect(await latestRecord(hub.database, 1)).toMatchObject([{ who: STAFF, act: 'pin-set', what: '' }]);
    expect((await hub.asStaff({ url: '/api/office/overview' })).json().isPinSet).toBe(true);
  });

  it('is salted anew each time', async () => {
    const hub = await openHub();
    await put(hub, '123456');
    const first = (await content(hub)).settings.staff.pin;
    await put(hub, '123456');
    const second = (await content(hub)).settings.staff.pin;
    expect(first?.salt).not.toBe(second?.salt);
    expect(first?.hash).not.toBe(second?.hash);
  });

  it.each(['12345', '1234567890123', '12345a', ' 123456', '１２３４５６', ''])('refuses %j', async (pin) => {
    const hub = await openHub({ content: false });
    expect((await put(hub, pin)).statusCode).toBe(400);
  });
});

describe('GET /api/office/rejected', () => {
  it('tells staff, and nobody else, what could not be taken', async () => {
    const hub = await openHub();
    const bad = { ...aRating(2), score: 0 };
    await hub.rate([aRating(1), bad]);
    expect((await hub.asTablet({ url: '/api/office/rejected' })).statusCode).toBe(401);
    const { count, events } = v.parse(
      rejectedAnswerSchema,
      (await hub.asStaff({ url: '/api/office/rejected' })).json(),
    );
    expect([count, JSON.parse(events[0]!.body)]).toEqual([1, bad]);
    const overview = v.parse(officeOverviewSchema, (await hub.asStaff({ url: '/api/office/overview' })).json());
    expect(overview.tablets[0]?.arrivals).toEqual({ missing: 0, doubled: 0, rejected: 1, emptied: 0 });
    expect(overview.backup).toEqual({ lastDay: null, failure: null });
  });
});

/** As the tablet derives it, with WebCrypto. */
async function derived(pin: string, { salt, iterations }: PinHash): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const saltBytes = new Uint8Array(Buffer.from(salt, 'base64url'));
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: saltBytes, iterations },
    key,
    256,
  );
  return Buffer.from(bits).toString('base64url');
}
