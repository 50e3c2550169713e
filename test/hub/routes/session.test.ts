import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { sessionAnswerSchema } from '../../../src/core/protocol/office.ts';
import type { Database } from '../../../src/hub/storage/database.ts';
import { setNotes } from '../../../src/hub/storage/notes.ts';
import { hasPassword, setPassword } from '../../../src/hub/storage/password.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { beginSession } from '../../../src/hub/storage/sessions.ts';
import { NOON, openHub } from '../../support/open-hub.ts';
import { STAFF_PASSWORD } from '../../support/staff-session.ts';

const MINUTE = 60_000;
const name = ' 総務課 山田 ';
type Hub = Awaited<ReturnType<typeof openHub>>;

let known: { password: string } | null = null;

/** Hashed once a file: it takes a quarter of a second, as it should. */
async function givePassword(database: Database) {
  if (known === null) {
    await setPassword(database, STAFF_PASSWORD, 'テスト', NOON);
    known = { password: String(database.prepare("SELECT value FROM note WHERE key = 'password'").get()!.value) };
  }
  setNotes(database, known);
}

async function aHub(options: Parameters<typeof openHub>[0] = {}) {
  const hub = await openHub({ content: false, ...options });
  await givePassword(hub.database);
  const headers = { host: options.origin === undefined ? 'localhost:8080' : new URL(options.origin).host };
  const signIn = (password = STAFF_PASSWORD) =>
    hub.ask({ method: 'POST', url: '/api/office/session', payload: { name, password }, headers });
  const token = () => beginSession(hub.database, name.trim(), hub.clock.nowMs);
  return { ...hub, signIn, token, ...staff(hub) };
}

function staff({ ask, clock }: Hub) {
  const overview = (session: string) => ask({ url: '/api/office/overview', cookies: { session } });
  return {
    overview: async (session: string) => (await overview(session)).statusCode,
    work: async (session: string) =>
      (await ask({ method: 'GET', url: '/api/office/editions/1', cookies: { session } })).statusCode,
    who: async (session: string) =>
      v.parse(sessionAnswerSchema, (await ask({ url: '/api/office/session', cookies: { session } })).json()).who,
    later: (minutes: number) => {
      clock.nowMs += minutes * MINUTE;
    },
  };
}

describe('POST /api/office/session', () => {
  it('signs in with the password and gives a cookie that no script and no other site gets', async () => {
    const { signIn, overview, database } = await aHub();
    const answer = await signIn();
    expect([answer.statusCode, answer.json()]).toEqual([200, { who: '総務課 山田', isPasswordSet: true }]);
    const [cookie] = answer.cookies;
    expect(answer.headers['set-cookie']).toBe(`session=${cookie!.value}; Path=/; HttpOnly; SameSite=Strict`);
    expect(Buffer.from(cookie!.value, 'base64url')).toHaveLength(32);
    expect(await overview(cookie!.value)).toBe(200);
    const rows = JSON.stringify(database.prepare('SELECT hex(token_hash), who FROM session').all());
    expect(rows).not.toContain(cookie!.value);
    expect(await latestRecord(database, 1)).toMatchObject([{ who: '総務課 山田', act: 'signed-in' }]);
  });

  it('binds the cookie to this very host where people type https', async () => {
    const { signIn, ask } = await aHub({ origin: 'https://lobby.example' });
    const answer = await signIn();
    const [cookie] = answer.cookies;
    expect(answer.headers['set-cookie']).toBe(
      `__Host-session=${cookie!.value}; Path=/; HttpOnly; Secure; SameSite=Strict`,
    );
    const headers = { host: 'lobby.example' };
    const read = (cookies: Record<string, string>) => ask({ url: '/api/office/overview', headers, cookies });
    expect((await read({ '__Host-session': cookie!.value })).statusCode).toBe(200);
    expect((await read({ session: cookie!.value })).statusCode).toBe(401);
  });

  it.each([
    ['a wrong one', 'wrong horse battery'],
    ['an empty one', ''],
  ])('refuses %s, and the record names who was typed, once', async (_, password) => {
    const { signIn, database } = await aHub();
    for (let n = 0; n < 2; n += 1) {
      const answer = await signIn(password);
      expect([answer.statusCode, answer.json().error, answer.cookies]).toEqual([401, 'wrong_password', []]);
    }
    const failures = (await latestRecord(database, 50)).filter(({ act }) => act === 'sign-in-failed');
    expect(failures).toMatchObject([{ who: '総務課 山田', what: '' }]);
    expect(JSON.stringify(database.prepare('SELECT * FROM record').all())).not.toContain('horse');
  });

  it('makes everybody wait after five failures, also those who came at the same moment', async () => {
    const { signIn, later } = await aHub();
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn('wrong horse battery')));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    const refused = await signIn();
    expect([refused.statusCode, refused.json().error, refused.headers['retry-after']]).toEqual([
      ...[429, 'too_many_sign_ins', '30'],
    ]);
    later(0.5);
    expect((await signIn()).statusCode).toBe(200);
    expect((await signIn('wrong horse battery')).statusCode).toBe(401);
  });

  it('makes nobody wait for the failures of another address', async () => {
    const { ask } = await aHub();
    const from = (remoteAddress: string, password: string) =>
      ask({ method: 'POST', url: '/api/office/session', payload: { name, password }, remoteAddress });
    for (let n = 0; n < 6; n += 1) await from('192.0.2.66', 'wrong horse battery');
    expect((await from('192.0.2.66', STAFF_PASSWORD)).statusCode).toBe(429);
    expect((await from('192.0.2.7', STAFF_PASSWORD)).statusCode).toBe(200);
  });

  it('keeps no more than twenty waiting', async () => {
    const { signIn } = await aHub();
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn('wrong horse battery')));
    expect(answers.filter(({ headers }) => headers['retry-after'] === '10')).toHaveLength(10);
  });
});

describe('a session', () => {
  it.each(['overview', 'report?kind=month&day=2026-11-22'])(
    'ends after an hour in which only the page asked by itself: %s',
    async (asked) => {
      const { ask, token, work, later } = await aHub();
      const session = await token();
      const byItself = async () => (await ask({ url: `/api/office/${asked}`, cookies: { session } })).statusCode;
      later(59);
      expect(await work(session)).toBe(404);
      later(59);
      expect(await byItself()).toBe(200);
      later(1);
      expect(await byItself()).toBe(401);
    },
  );

  it('ends eight hours after signing in, however much is done', async () => {
    const { token, work, later } = await aHub();
    const session = await token();
    for (let n = 0; n < 10; n += 1) {
      later(47);
      expect(await work(session)).toBe(404);
    }
    later(10);
    expect(await work(session)).toBe(401);
  });

  it('ends when the clock is put right under it', async () => {
    const { token, overview, later } = await aHub();
    later(400 * 24 * 60);
    const session = await token();
    later(-400 * 24 * 60);
    expect(await overview(session)).toBe(401);
  });

  it('is of use also while the disk takes nothing', async () => {
    const { token, work, later, database } = await aHub();
    const session = await token();
    later(2);
    database.exec('PRAGMA query_only = 1');
    expect(await work(session)).toBe(404);
    database.exec('PRAGMA query_only = 0');
  });

  it('ends when somebody signs out, and the cookie goes', async () => {
    const { token, ask, overview, who, database } = await aHub();
    const session = await token();
    expect(await who(session)).toBe('総務課 山田');
    const answer = await ask({ method: 'DELETE', url: '/api/office/session', cookies: { session } });
    expect([answer.statusCode, answer.cookies[0]]).toMatchObject([204, { name: 'session', value: '' }]);
    expect([await overview(session), await who(session)]).toEqual([401, null]);
    expect(await latestRecord(database, 1)).toMatchObject([{ who: '総務課 山田', act: 'signed-out' }]);
  });

  it('ends when the password is replaced, whoever does it', async () => {
    const { token, overview, database } = await aHub();
    const sessions = [await token(), await token()];
    await setPassword(database, 'another horse battery', 'コマンド', NOON);
    expect(await Promise.all(sessions.map(overview))).toEqual([401, 401]);
  });

  it.each(['', 'x', 'A'.repeat(43), '__proto__'])('is not %j', async (session) => {
    const { overview } = await aHub();
    expect(await overview(session)).toBe(401);
  });
});

describe('POST /api/office/password', () => {
  const first = ({ ask }: Pick<Hub, 'ask'>, password: string, more = {}) =>
    ask({ method: 'POST', url: '/api/office/password', payload: { name, password }, ...more });

  it('sets the first password on the own machine and signs in', async () => {
    const hub = await openHub({ content: false });
    const before = (await hub.ask({ url: '/api/office/session' })).json();
    expect(before).toEqual({ who: null, isPasswordSet: false });
    const answer = await first(hub, STAFF_PASSWORD);
    expect([answer.statusCode, answer.json()]).toEqual([200, { who: '総務課 山田', isPasswordSet: true }]);
    expect(await staff(hub).overview(answer.cookies[0]!.value)).toBe(200);
    const acts = (await latestRecord(hub.database, 2)).map(({ who, act }) => `${who} ${act}`);
    expect(acts).toEqual(['総務課 山田 signed-in', '総務課 山田 password-set']);
  });

  it('sets one of two that come at the same moment', async () => {
    const hub = await openHub({ content: false });
    const answers = await Promise.all([first(hub, STAFF_PASSWORD), first(hub, 'another horse battery')]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403]);
  });

  it.each([
    ['eleven characters', '12345678901', {}, 400, 'password_too_short'],
    ['another machine', STAFF_PASSWORD, { remoteAddress: '192.0.2.9' }, 403, 'password_by_command'],
    ['a proxy', STAFF_PASSWORD, { headers: { 'x-forwarded-for': '127.0.0.1' } }, 403, 'password_by_command'],
    ['a foreign page', STAFF_PASSWORD, { headers: { origin: 'https://evil.example' } }, 403, 'wrong_address'],
  ])('refuses %s', async (_, password, more, statusCode, error) => {
    const hub = await openHub({ content: false });
    const answer = await first(hub, password, more);
    expect([answer.statusCode, answer.json().error, answer.cookies]).toEqual([statusCode, error, []]);
    expect(await hasPassword(hub.database)).toBe(false);
  });

  it('sets no second one', async () => {
    const hub = await aHub();
    const answer = await first(hub, 'another horse battery');
    expect([answer.statusCode, answer.json().error]).toEqual([403, 'password_is_set']);
    expect((await hub.signIn()).statusCode).toBe(200);
  });
});
