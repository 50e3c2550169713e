import { createHash } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { beginSession } from '../../../src/hub/storage/sessions.ts';
import { NOON, type OpenHub, openHub, STAFF } from '../../support/open-hub.ts';
import { type Route, routesOf } from '../../support/routes-of.ts';

/** Whom the hub answers without token or session. A new route that is not for everybody needs no line here. */
const FOR_ANYBODY = [
  'DELETE /api/office/session',
  'GET /',
  'GET /*',
  'GET /api/office/session',
  'GET /ca.crt',
  'GET /certificate',
  'GET /healthz',
  'GET /office',
  'POST /api/enrol',
  'POST /api/office/password',
  'POST /api/office/session',
];
const OFFICE = '/api/office/';
const REQUESTS_A_MINUTE = 600;
const NOVEMBER = 'kind=month&day=2026-11-22';
const ASKED_ABOUT: Record<string, string> = {
  '/api/office/report': `?${NOVEMBER}`,
  '/api/office/report/results': '?day=2026-11-22',
  '/api/office/export': `?format=ndjson&${NOVEMBER}`,
};
/** What is written on GET: a mark on the disk, and into the record who took a file away. */
const NOTED = [...['/healthz', '/api/office/export', '/api/office/editions/:serial/package', '/api/office/template']];

const named = ({ method, url }: Route) => `${method} ${url}`;
const asGet = (route: Route): Route => (route.method === 'HEAD' ? { ...route, method: 'GET' } : route);
const isForAnybody = (route: Route) => FOR_ANYBODY.includes(named(asGet(route)));
const isForStaff = (route: Route) => !isForAnybody(route) && route.url.startsWith(OFFICE);
const isForTablets = (route: Route) => !isForAnybody(route) && !isForStaff(route);
const isLast = ({ method }: Route) => method === 'DELETE';
const changes = ({ method }: Route) => method !== 'GET' && method !== 'HEAD';

/** A request that finds the route; its body says nothing, for whoever is refused is refused before it is read. */
function asked(hub: OpenHub, { method, url }: Route): InjectOptions {
  const found = url
    .replace(':serial', '1')
    .replace(':sha256', 'a'.repeat(64))
    .replace(':deviceId', hub.deviceId)
    .replace('*', 'nothing');
  expect(found).not.toContain(':');
  const query = ASKED_ABOUT[url] ?? '';
  const type = url.startsWith('/api/office/pictures/') ? 'image/png' : 'application/json';
  // A line to a tablet never ends: its headers are enough.
  const request = { method, url: found + query, payloadAsStream: true } as const;
  return method === 'POST' || method === 'PUT'
    ? { ...request, payload: '{}', headers: { 'content-type': type } }
    : request;
}

type Answer = Awaited<ReturnType<OpenHub['ask']>>;

/** What was answered, once its stream is out of the way. */
async function told(answering: Promise<Answer>) {
  const answer = await answering;
  const stream = answer.stream();
  const isEndless = answer.headers['content-type'] === 'text/event-stream';
  let body = '';
  if (!isEndless) for await (const chunk of stream) body += chunk;
  stream.destroy();
  return { statusCode: answer.statusCode, headers: answer.headers, body };
}

/** Every table, short enough to be told apart by eye. */
const kept = (hub: OpenHub) =>
  hub.contents().map((rows) => createHash('sha256').update(rows).digest('hex').slice(0, 8));
const errorOf = (body: string): unknown => (body.startsWith('{"error"') ? JSON.parse(body).error : body);

async function opened(options: Parameters<typeof openHub>[0] = {}) {
  const hub = await openHub(options);
  await hub.app.ready();
  return { hub, routes: routesOf(hub.app) };
}

describe('every route of the hub', () => {
  it('is known by what Fastify itself says', async () => {
    const { routes } = await opened();
    const open = routes.filter(isForAnybody).filter(({ method }) => method !== 'HEAD');
    expect(open.map(named).sort()).toEqual(FOR_ANYBODY);
    expect(routes.filter(isForTablets).map(named).sort()).toEqual([
      ...['GET /api/content', 'GET /api/events', 'GET /api/files/:sha256', 'HEAD /api/content'],
      ...['HEAD /api/files/:sha256', 'POST /api/ratings', 'POST /api/status'],
    ]);
    expect(routes.filter(isForStaff).length).toBeGreaterThan(25);
  });

  it('answers whom it is for and nobody else, and nothing changes', async () => {
    const { hub, routes } = await opened();
    const before = kept(hub);
    for (const route of routes.filter((each) => !isForAnybody(each))) {
      const request = asked(hub, route);
      const wanted = isForStaff(route) ? 'signed_out' : 'unauthorized';
      const others = [hub.ask(request), isForStaff(route) ? hub.asTablet(request) : hub.asStaff(request)];
      for (const { statusCode, body } of await Promise.all(others.map(told))) {
        const error = route.method === 'HEAD' ? wanted : errorOf(body);
        expect([named(route), statusCode, error]).toEqual([named(route), 401, wanted]);
      }
    }
    expect(kept(hub)).toEqual(before);
  });

  it('knows nobody whose session is over, who has signed out, or whose tablet was taken out', async () => {
    const { hub, routes } = await opened();
    const leave = (url: string, who = hub.asStaff) => told(who({ method: 'DELETE', url, payloadAsStream: true }));
    await leave(`/api/office/tablets/${hub.deviceId}`);
    const signedOut = await beginSession(hub.database, STAFF, NOON);
    const sessions = { session: signedOut };
    await leave('/api/office/session', (request) => hub.ask({ ...request, cookies: sessions }));
    hub.clock.nowMs += 9 * 60 * 60_000;
    const before = kept(hub);
    for (const route of routes.filter((each) => !isForAnybody(each))) {
      const request = asked(hub, route);
      const askers = isForStaff(route)
        ? [hub.asStaff(request), hub.ask({ ...request, cookies: sessions })]
        : [hub.asTablet(request)];
      for (const { statusCode } of await Promise.all(askers.map(told)))
        expect([named(route), statusCode]).toEqual([named(route), 401]);
    }
    expect(kept(hub)).toEqual(before);
  });

  it('answers no foreign page and no borrowed name, whoever asks, and nothing changes', async () => {
    const { hub, routes } = await opened();
    const before = kept(hub);
    for (const route of routes) {
      const request = asked(hub, route);
      for (const foreign of [{ origin: 'https://evil.example' }, { origin: 'null' }, { host: 'evil.example:8080' }]) {
        const headers = { ...request.headers, ...foreign, authorization: `Bearer ${hub.token}` };
        const { statusCode, body } = await told(hub.asStaff({ ...request, headers }));
        const error = route.method === 'HEAD' ? 'wrong_address' : errorOf(body);
        expect([named(route), foreign, statusCode, error]).toEqual([named(route), foreign, 403, 'wrong_address']);
      }
    }
    expect(kept(hub)).toEqual(before);
  });

  it('takes nothing that a form of another site can send', async () => {
    const { hub, routes } = await opened();
    const before = kept(hub);
    for (const route of routes.filter(changes)) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const headers = { 'content-type': type, authorization: `Bearer ${hub.token}` };
        const { statusCode } = await told(hub.asStaff({ ...asked(hub, route), payload: 'x=y', headers }));
        expect([named(route), type, statusCode]).toEqual([named(route), type, 415]);
      }
    }
    expect(kept(hub)).toEqual(before);
  });

  it('carries the headers that guard it, with what was asked for and with a refusal', async () => {
    const { hub, routes } = await opened();
    // Who signs out, and which tablet is taken out, asks no more.
    for (const route of routes.toSorted((one, other) => Number(isLast(one)) - Number(isLast(other)))) {
      const request = asked(hub, route);
      const headers = { ...request.headers, authorization: `Bearer ${hub.token}` };
      for (const answer of [await told(hub.asStaff({ ...request, headers })), await told(hub.ask(request))]) {
        expect([named(route), answer.statusCode < 500]).toEqual([named(route), true]);
        expectGuarded(named(route), answer.headers);
        if (route.url.startsWith(OFFICE))
          expect([named(route), answer.headers['cache-control']]).toEqual([named(route), 'no-store']);
      }
    }
  });

  it('changes nothing where it is only read', async () => {
    const { hub, routes } = await opened();
    const before = kept(hub);
    for (const route of routes.filter((each) => !changes(each) && !NOTED.includes(each.url))) {
      const request = asked(hub, route);
      await told(hub.asStaff({ ...request, headers: { authorization: `Bearer ${hub.token}` } }));
      expect([named(route), kept(hub)]).toEqual([named(route), before]);
    }
  });

  it('asks a tablet that asks too much to wait, and only that one', async () => {
    const { hub, routes } = await opened();
    for (let n = 0; n < REQUESTS_A_MINUTE; n += 1) await hub.asTablet({ method: 'HEAD', url: '/api/content' });
    const other = (await hub.ask({ method: 'POST', url: '/api/enrol', payload: { name: '別の端末' } })).json().token;
    for (const route of routes.filter(isForTablets)) {
      const request = asked(hub, route);
      const { statusCode, headers, body } = await told(hub.asTablet(request));
      expect([named(route), statusCode, Number(headers['retry-after']) > 0]).toEqual([named(route), 429, true]);
      if (route.method !== 'HEAD') expect(errorOf(body)).toBe('too_many');
      const authorization = `Bearer ${other}`;
      const answer = await told(hub.ask({ ...request, headers: { ...request.headers, authorization } }));
      expect([named(route), answer.statusCode === 429]).toEqual([named(route), false]);
    }
  });

  it('tells browsers that come by a name over TLS to come back so', async () => {
    const { hub, routes } = await opened({ origin: 'https://lobby.example' });
    for (const route of routes) {
      const request = asked(hub, route);
      const { headers } = await told(hub.ask({ ...request, headers: { ...request.headers, host: 'lobby.example' } }));
      expect([named(route), headers['strict-transport-security']]).toEqual([named(route), 'max-age=31536000']);
    }
  });
});

function expectGuarded(route: string, headers: Answer['headers']) {
  const policy = String(headers['content-security-policy']);
  expect([route, policy]).toEqual([route, expect.stringContaining("default-src 'none'")]);
  expect([route, policy]).toEqual([route, expect.stringContaining("require-trusted-types-for 'script'")]);
  expect([route, policy]).toEqual([route, expect.stringMatching(/frame-ancestors '(none|self)'/)]);
  expect([route, policy.includes('unsafe')]).toEqual([route, false]);
  const guards = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  };
  expect({ route, headers }).toMatchObject({ route, headers: guards });
  // The lobby alone may start in the process at hand.
  const isLobby = ['GET /', 'HEAD /'].includes(route);
  expect([route, headers['cross-origin-opener-policy']]).toEqual([route, isLobby ? undefined : 'same-origin']);
  expect([route, headers['x-powered-by']]).toEqual([route, undefined]);
  expect([route, Object.keys(headers).filter((name) => name.startsWith('access-control'))]).toEqual([route, []]);
}
