import { once } from 'node:events';
import { connect } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { anEpoch, anId, aRating } from '../../support/a-rating.ts';
import { openHub } from '../../support/open-hub.ts';
import { readRatings } from '../../support/ratings-file.ts';
import { until } from '../../support/until.ts';

const json = { 'content-type': 'application/json' };
const gzipped = { ...json, 'content-encoding': 'gzip' };
const batch = (...events: unknown[]) => JSON.stringify({ epoch: anEpoch, events });

describe('POST /api/ratings', () => {
  it('answers for every event after the commit, and the file follows', async () => {
    const hub = await openHub();
    const answer = await hub.rate([aRating(1), { ...aRating(2), score: 'x' }]);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      results: [
        { id: anId(1), status: 'stored' },
        { id: anId(2), status: 'rejected', reason: expect.any(String) },
      ],
      through: 2,
    });
    await until('file', () => readRatings(hub.dataDir).length === 1, 5_000);
  });

  it('has committed when it answers', async () => {
    const hub = await openHub();
    hub.database.exec('PRAGMA query_only = 1');
    expect((await hub.rate([aRating(1)])).statusCode).toBe(503);
    hub.database.exec('PRAGMA query_only = 0');
    await hub.rate([aRating(1)]);
    expect(hub.database.isTransaction).toBe(false);
    expect(hub.database.prepare('SELECT count(*) AS n FROM event').get()).toEqual({ n: 1 });
  });

  it('takes 500 events, also packed', async () => {
    const hub = await openHub();
    const events = Array.from({ length: 500 }, (_, index) => aRating(index + 1));
    expect((await hub.rate(events)).json().through).toBe(500);
    const payload = gzipSync(batch(...events));
    const again = await hub.asTablet({ method: 'POST', url: '/api/ratings', payload, headers: gzipped });
    expect(again.json().results.every((result: { status: string }) => result.status === 'duplicate')).toBe(true);
  });

  it.each([
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'gzip'],
    ['br;q=1.0, GZIP;q=0.8', 'gzip'],
    ['gzip;q=0, br', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('answers 500 events as who sent them takes it: %j', async (takes, encoding) => {
    const hub = await openHub();
    const payload = batch(...Array.from({ length: 500 }, (_, index) => aRating(index + 1)));
    const headers = { ...json, 'accept-encoding': takes };
    const answer = await hub.asTablet({ method: 'POST', url: '/api/ratings', payload, headers });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toBe('accept-encoding');
    const { rawPayload } = answer;
    expect(Number(answer.headers['content-length'])).toBe(rawPayload.length);
    const { results, through } = JSON.parse(String(encoding === 'gzip' ? gunzipSync(rawPayload) : rawPayload));
    expect({ through, last: results.at(-1) }).toEqual({ through: 500, last: { id: anId(500), status: 'stored' } });
  });

  it('takes a body that says it is not packed', async () => {
    const hub = await openHub();
    const headers = { ...json, 'content-encoding': 'identity' };
    const answer = await hub.asTablet({ method: 'POST', url: '/api/ratings', payload: batch(aRating(1)), headers });
    expect(answer.statusCode).toBe(200);
  });

  it('takes packed bodies on every route', async () => {
    const hub = await openHub();
    const payload = gzipSync(JSON.stringify({ name: '二階' }));
    expect((await hub.ask({ method: 'POST', url: '/api/enrol', payload, headers: gzipped })).statusCode).toBe(201);
  });

  it('asks to come again later where more than forty packed bodies wait, and loses nothing', async () => {
    const hub = await openHub();
    const send = (seq: number) => {
      const payload = gzipSync(batch(aRating(seq)));
      return hub.asTablet({ method: 'POST', url: '/api/ratings', payload, headers: gzipped });
    };
    const answers = await Promise.all(Array.from({ length: 150 }, (_, index) => send(index + 1)));
    const refused = answers.filter(({ statusCode }) => statusCode !== 200);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(110);
    for (const { statusCode, headers } of refused) {
      expect({ statusCode, retryAfter: headers['retry-after'] }).toEqual({ statusCode: 503, retryAfter: '5' });
    }
    expect(refused[0]!.json()).toEqual({ error: 'busy', message: expect.stringMatching(/[ぁ-ん].*。$/) });
    for (const [index, { statusCode }] of answers.entries()) if (statusCode === 503) await send(index + 1);
    expect(hub.database.prepare('SELECT count(*) AS n FROM event').get()).toEqual({ n: 150 });
  });

  it('makes no failure of its own of a packed body that stops half-way', async () => {
    const told: string[] = [];
    const hub = await openHub({
      content: false,
      log: pino({ level: 'warn' }, { write: (line: string) => void told.push(line) }),
    });
    const { hostname, port } = new URL(await hub.listen());
    const socket = connect(Number(port), hostname);
    const packed = gzipSync(batch(aRating(1)));
    const head = [
      'POST /api/ratings HTTP/1.1',
      `Host: localhost:${port}`,
      `Authorization: Bearer ${hub.token}`,
      'Content-Type: application/json',
      'Content-Encoding: gzip',
      `Content-Length: ${packed.length}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    const [request] = await once(hub.app.server, 'request');
    socket.write(packed.subarray(0, 20));
    await once(request, 'data');
    socket.destroy();
    await new Promise((resolve) => request.on('close', resolve));
    await hub.close();
    expect(told).toEqual([]);
  });

  it('answers 429 with Retry-After above 600 requests a minute, to this tablet alone', async () => {
    const hub = await openHub();
    for (let n = 0; n < 600; n += 1) expect((await hub.rate([])).statusCode).toBe(200);
    const refused = await hub.rate([aRating(1)]);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json()).toEqual({ error: 'too_many', message: expect.stringMatching(/[ぁ-ん].*。$/) });
    expect((await hub.ask({ url: '/' })).statusCode).toBe(200);
    const other = (await hub.ask({ method: 'POST', url: '/api/enrol', payload: { name: '二階' } })).json();
    const headers = { authorization: `Bearer ${other.token}` };
    expect((await hub.asTablet({ url: '/api/content', headers })).statusCode).toBe(200);
  });
});
