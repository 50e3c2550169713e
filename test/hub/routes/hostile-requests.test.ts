import { gzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { anEpoch, aRating } from '../../support/a-rating.ts';
import { type OpenHub, openHub } from '../../support/open-hub.ts';

const json = { 'content-type': 'application/json' };
const gzipped = { ...json, 'content-encoding': 'gzip' };
const body = JSON.stringify({ epoch: anEpoch, events: [aRating(1)] });
const ratings = (payload: InjectOptions['payload'], headers: Record<string, string> = json): InjectOptions => ({
  ...{ method: 'POST', url: '/api/ratings', headers },
  ...(payload === undefined ? {} : { payload }),
});
const status = {
  contentId: '',
  edition: 0,
  slide: '',
  app: '1',
  epoch: anEpoch,
  lastSeq: 0,
  unsent: 0,
  oldestUnsentAt: null,
  clock: '',
  persisted: true,
  faults: [],
};
const events = (count: number) => JSON.stringify({ epoch: anEpoch, events: Array(count).fill({}) });

const hostile: [name: string, request: InjectOptions, statusCode: number, error: string][] = [
  ['no token', { ...ratings(body), headers: { ...json, authorization: '' } }, 401, 'unauthorized'],
  [
    'a token nobody gave out',
    ratings(body, { ...json, authorization: `Bearer ${'A'.repeat(43)}` }),
    401,
    'unauthorized',
  ],
  ['another scheme', ratings(body, { ...json, authorization: 'Basic YTpi' }), 401, 'unauthorized'],
  ['content without a token', { url: '/api/content', headers: { authorization: '' } }, 401, 'unauthorized'],
  [
    'files without a token',
    { url: `/api/files/${'0'.repeat(64)}`, headers: { authorization: '' } },
    401,
    'unauthorized',
  ],
  [
    'status without a token',
    { method: 'POST', url: '/api/status', payload: status, headers: { authorization: '' } },
    401,
    'unauthorized',
  ],
  ['broken JSON', ratings('{"epoch":'), 400, 'malformed'],
  ['an empty body', ratings(''), 400, 'malformed'],
  ['no body', ratings(undefined), 400, 'malformed'],
  ['__proto__', ratings(`{"epoch":"${anEpoch}","events":[],"__proto__":{"x":1}}`), 400, 'malformed'],
  ['__proto__ deep inside', ratings(`{"epoch":"${anEpoch}","events":[{"__proto__":{}}]}`), 400, 'malformed'],
  ['a constructor', ratings('{"constructor":{"prototype":{"x":1}}}'), 400, 'malformed'],
  ['a list', ratings('[]'), 400, 'malformed'],
  ['null', ratings('null'), 400, 'malformed'],
  ['an epoch that is a number', ratings('{"epoch":1,"events":[]}'), 400, 'malformed'],
  ['an epoch that is no UUID', ratings('{"epoch":"x","events":[]}'), 400, 'malformed'],
  ['events that are no list', ratings(`{"epoch":"${anEpoch}","events":{}}`), 400, 'malformed'],
  ['501 events', ratings(events(501)), 400, 'malformed'],
  ['more than 1 MiB', ratings(`{"epoch":"${'x'.repeat(1024 * 1024)}"}`), 413, 'too_large'],
  ['more than 1 MiB when unpacked', ratings(gzipSync(' '.repeat(1024 * 1024) + body), gzipped), 413, 'too_large'],
  ['a gzip bomb', ratings(gzipSync(Buffer.alloc(200 * 1024 * 1024)), gzipped), 413, 'too_large'],
  ['gzip that is none', ratings(body, gzipped), 400, 'malformed'],
  ['gzip that breaks off', ratings(gzipSync(body).subarray(0, -9), gzipped), 400, 'malformed'],
  ['an unknown encoding', ratings(body, { ...json, 'content-encoding': 'br' }), 415, 'unsupported_type'],
  ['gzip twice', ratings(body, { ...json, 'content-encoding': 'gzip, gzip' }), 415, 'unsupported_type'],
  [
    'an unknown encoding elsewhere',
    { method: 'POST', url: '/api/status', payload: status, headers: { 'content-encoding': 'br' } },
    415,
    'unsupported_type',
  ],
  ['text/plain', ratings(body, { 'content-type': 'text/plain' }), 415, 'unsupported_type'],
  ['a form', ratings('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'unsupported_type'],
  ['no type', ratings(body, {}), 415, 'unsupported_type'],
  [
    '21 faults',
    { method: 'POST', url: '/api/status', payload: { ...status, faults: Array(21).fill('') } },
    400,
    'malformed',
  ],
  [
    'a status with text for a number',
    { method: 'POST', url: '/api/status', payload: { ...status, unsent: '1' } },
    400,
    'malformed',
  ],
  ['a tablet without a name', { method: 'POST', url: '/api/enrol', payload: { name: ' ' } }, 400, 'malformed'],
  [
    'a tablet with a long name',
    { method: 'POST', url: '/api/enrol', payload: { name: 'あ'.repeat(61) } },
    400,
    'malformed',
  ],
  ['a guessed code', { method: 'POST', url: '/api/enrol', payload: { name: 'A', code: '123456' } }, 403, 'wrong_code'],
  [
    'an enrolment from another machine',
    { method: 'POST', url: '/api/enrol', payload: { name: 'A' }, remoteAddress: '192.0.2.9' },
    403,
    'not_own_machine',
  ],
  [
    'an enrolment through a proxy',
    { method: 'POST', url: '/api/enrol', payload: { name: 'A' }, headers: { 'x-forwarded-for': '127.0.0.1' } },
    403,
    'not_own_machine',
  ],
  ['the overview without a session', { url: '/api/office/overview' }, 401, 'signed_out'],
  ['another Host (DNS rebinding)', { url: '/', headers: { host: 'evil.example:8080' } }, 403, 'wrong_address'],
  ['another Host and a good token', ratings(body, { ...json, host: 'evil.example:8080' }), 403, 'wrong_address'],
  ['another port in Host', { url: '/', headers: { host: 'localhost:80' } }, 403, 'wrong_address'],
  ['a foreign Origin', ratings(body, { ...json, origin: 'https://evil.example' }), 403, 'wrong_address'],
  [
    'Origin null',
    { method: 'POST', url: '/api/enrol', payload: { name: 'A' }, headers: { origin: 'null' } },
    403,
    'wrong_address',
  ],
  [
    'a preflight',
    {
      method: 'OPTIONS',
      url: '/api/ratings',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    },
    403,
    'wrong_address',
  ],
  ['OPTIONS', { method: 'OPTIONS', url: '/api/ratings' }, 404, 'not_found'],
  ['PUT', { method: 'PUT', url: '/api/content', payload: '{}', headers: json }, 404, 'not_found'],
  ['DELETE', { method: 'DELETE', url: '/api/ratings' }, 404, 'not_found'],
  ['a path that is not there', { url: '/api/nothing' }, 404, 'not_found'],
  ['a file that is not there', { url: `/api/files/${'0'.repeat(64)}` }, 404, 'not_found'],
  ['a file outside', { url: '/api/files/..%2f..%2fhub.sqlite' }, 404, 'not_found'],
  ['__proto__ for a file', { url: '/api/files/__proto__' }, 404, 'not_found'],
  ['a file name without end', { url: `/api/files/${'0'.repeat(1_500)}` }, 404, 'not_found'],
  ['an address without end', { url: `/${'a'.repeat(5_000)}` }, 404, 'not_found'],
  ['an address nobody can read', { url: '/%zz' }, 404, 'not_found'],
  ['a file name nobody can read', { url: '/api/files/%E0%A4%A' }, 404, 'not_found'],
  ['a folder', { url: '/assets/' }, 404, 'not_found'],
];

describe('the hub', () => {
  it('refuses what is hostile, in Japanese, and nothing changes', async () => {
    const hub = await openHub();
    const before = hub.contents();
    for (const [name, request, statusCode, error] of hostile) {
      const answer = await hub.asTablet(request);
      const said = { name, statusCode: answer.statusCode, type: answer.headers['content-type'], body: answer.json() };
      const message = expect.stringMatching(/[ぁ-ん].*。$/);
      expect(said).toEqual({ name, statusCode, type: 'application/json; charset=utf-8', body: { error, message } });
      expectGuarded(answer.headers);
    }
    expect(hub.contents()).toEqual(before);
  });

  it.each([
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5c..%5cpackage.json',
    '/%00',
    '//etc/passwd',
    '/assets/%2e%2e%2f%2e%2e%2fhub%2fmain.js',
    '/.gitignore',
  ])('serves nothing from outside its pages: %s', async (url) => {
    const hub = await openHub({ content: false });
    const answer = await hub.ask({ url });
    expect([400, 403, 404]).toContain(answer.statusCode);
    expect(answer.json()).toEqual({ error: expect.any(String), message: expect.stringMatching(/。$/) });
    expectGuarded(answer.headers);
  });
});

describe('every answer', () => {
  it.each([
    ['GET', '/', 200],
    ['GET', '/office', 200],
    ['HEAD', '/', 200],
    ['GET', '/sw.js', 200],
    ['GET', '/healthz', 200],
    ['HEAD', '/api/content', 200],
    ['GET', '/api/content', 200],
    ['GET', '/nothing', 404],
  ] as const)('of %s %s carries the headers that guard it', async (method, url, statusCode) => {
    const hub: OpenHub = await openHub();
    const answer = await hub.asTablet({ method, url });
    expect(answer.statusCode).toBe(statusCode);
    expectGuarded(answer.headers);
    const frames = url === '/' ? "'self'" : "'none'";
    expect(answer.headers['content-security-policy']).toContain(`frame-ancestors ${frames}`);
  });
});

function expectGuarded(headers: Record<string, unknown>) {
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['x-powered-by']).toBeUndefined();
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
}
