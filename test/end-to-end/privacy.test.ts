import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFolder } from '../support/a-folder.ts';
import { rate } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { enterDigits } from '../support/staff-dialog.ts';
import { signInTo } from '../support/staff-session.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { anyAddress, anyBrowser, filesBelow, type Telling, tracesIn } from '../support/traces-of-people.ts';
import { until } from '../support/until.ts';

const CLERK = '戸籍係 皆川さゆり';
const USER_AGENT = 'Mozilla/5.0 (Linux; KumoPad 77X) Lobbyfox/77.7';
const LANGUAGES = 'ain-JP,tlh;q=0.7';
const SCREEN = { width: 1234, height: 777 };

const ofVisitors: Telling = {
  texts: ['203.0.113.77', '2001:db8::77', 'KumoPad', 'Lobbyfox', 'ain-JP', 'tlh;q'],
  forms: [...anyAddress, ...anyBrowser, /1234\D{1,12}777(?!\d)/],
};
const ofStaff: Telling = { texts: ['皆川', 'さゆり'], forms: [] };
const ofAnybody: Telling = { texts: [...ofVisitors.texts, ...ofStaff.texts], forms: ofVisitors.forms };

describe('after a visit by somebody who tells much of themselves', () => {
  let hub: RunningHub;
  let browser: RunningBrowser;
  const sent: { name: string; bytes: Buffer }[] = [];

  beforeAll(async () => {
    hub = await startHub();
    browser = await startBrowser(SCREEN);
    const { page, context } = browser;
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setUserAgentOverride', { userAgent: USER_AGENT, acceptLanguage: LANGUAGES });
    const from = { 'x-forwarded-for': '203.0.113.77', forwarded: 'for="[2001:db8::77]"', 'x-real-ip': '203.0.113.77' };
    await page.setExtraHTTPHeaders(from);
    page.on('request', (request) =>
      sent.push({
        name: `${request.method()} ${new URL(request.url()).pathname}`,
        bytes: request.postDataBuffer() ?? Buffer.from(new URL(request.url()).search),
      }),
    );

    const asStaff = await signInTo(hub, CLERK);
    const issued = await asStaff('/api/office/enrolment-codes', { method: 'POST' });
    const { code }: { code: string } = await issued.json();
    await page.goto(hub.url);
    await page.getByRole('dialog', { name: 'この端末の登録' }).waitFor();
    await enterDigits(page, code, '登録');
    await page.getByText('登録しました').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await rate(page, 'やや不満');
    await page.getByRole('button', { name: '待ち時間' }).click();
    await page.getByRole('button', { name: '送る' }).click();
    await page.getByRole('group', { name: 'どの窓口でしたか' }).getByRole('button', { name: '区民課' }).click();
    await page.getByRole('button', { name: '送る' }).click();
    await until('the answers in the file', () =>
      readRatings(hub.dataDir).find(({ reasons, department }) => reasons !== '' && department !== ''),
    );
    await until('the report of the tablet', () => sent.find(({ name }) => name === 'POST /api/status'));
    await goWrong(hub.origin, { ...from, 'user-agent': USER_AGENT, 'accept-language': LANGUAGES });
    await asStaff('/api/office/session', { method: 'DELETE' });
  });
  afterAll(async () => {
    await browser?.close();
    browser?.remove();
    await hub?.remove();
  });

  it('no file of the hub says who or where they were', () => {
    const files = filesBelow(hub.dataDir);
    const names = files.map(({ name }) => name.replace(/\d{4}-\d\d(-\d\d)?/, 'DATE').replaceAll('\\', '/'));
    expect(names).toEqual(
      expect.arrayContaining(['hub.sqlite', 'hub.sqlite-wal', 'logs/hub-DATE.ndjson', 'ratings/ratings-DATE.csv']),
    );
    expect(files.flatMap((file) => tracesIn(ofVisitors, file))).toEqual([]);
  });

  it('nothing the tablet sent says so', () => {
    const calls = sent.map(({ name }) => name);
    expect(calls).toEqual(expect.arrayContaining(['POST /api/enrol', 'POST /api/ratings', 'POST /api/status']));
    expect(sent.flatMap((request) => tracesIn(ofAnybody, request))).toEqual([]);
  });

  it('who of the staff acted stands in the record alone', () => {
    // The database and its copies; a hub makes the first one soon after its start.
    const beside = filesBelow(hub.dataDir).filter(({ name }) => !/^(hub\.sqlite|backups)/.test(name));
    expect(beside.flatMap((file) => tracesIn(ofStaff, file))).toEqual([]);
    const database = new DatabaseSync(join(hub.dataDir, 'hub.sqlite'), { readOnly: true });
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const naming = tables.filter(({ name }) => {
      const rows = database.prepare(`SELECT * FROM ${name}`).all();
      return rows.some((row) => Object.values(row).some((value) => String(value).includes('皆川')));
    });
    database.close();
    expect(naming.map(({ name }) => name)).toEqual(['record']);
  });
});

/** What a log may be tempted to tell more of: refused, malformed and misdirected requests. */
async function goWrong(origin: string, headers: Record<string, string>) {
  const json = { ...headers, 'content-type': 'application/json' };
  const bad: [string, RequestInit][] = [
    ['/api/ratings', { method: 'POST', headers: json, body: '{' }],
    ['/api/ratings', { method: 'POST', headers: { ...json, authorization: 'Bearer x'.padEnd(40, 'x') }, body: '{}' }],
    ['/api/enrol', { method: 'POST', headers: json, body: '{"name":"x","code":"000000"}' }],
    ['/api/office/overview', { headers }],
    ['/nothing/here', { headers }],
    ['/', { headers: { ...headers, origin: 'https://203.0.113.77' } }],
  ];
  for (const [path, init] of bad) await fetch(origin + path, init);
  const wrong = JSON.stringify({ name: CLERK, password: 'not this one at all' });
  for (let time = 0; time < 2; time += 1)
    await fetch(`${origin}/api/office/session`, { method: 'POST', headers: json, body: wrong });
}

describe('the search for traces', () => {
  it.each([
    ['an address', 'from 192.168.10.4:1'],
    ['an address of IPv6', '"peer":"fe80:0:0:1:2:3:4:5"'],
    ['the own machine by IPv6', '{"peer":"::1"}'],
    ['a browser', `"ua":"${USER_AGENT}"`],
    ['a forwarded address', 'for=2001:db8::77'],
    ['a screen', '1234x777'],
    ['a name', CLERK],
  ])('finds %s', (_what, text) => {
    const folder = aFolder();
    writeFileSync(join(folder, 'log'), `{"time":"2026-11-22T10:15:30.123+09:00"} ${text}\n`);
    expect(filesBelow(folder).flatMap((file) => tracesIn(ofAnybody, file))).not.toEqual([]);
  });

  it('takes a time, a version and an id for what they are', () => {
    const text = '2026-11-22T10:15:30.123+09:00 1.0.0 019a0000-0000-7000-8000-000000000777 10:15:30 1234 5777';
    expect(tracesIn(ofAnybody, { name: 'log', bytes: Buffer.from(text) })).toEqual([]);
  });
});
