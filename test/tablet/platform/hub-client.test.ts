import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FeedbackEvent } from '../../../src/core/feedback/event.ts';
import type { StatusRequest } from '../../../src/core/protocol/envelopes.ts';
import { createHubClient } from '../../../src/tablet/platform/hub-client.ts';
import { packedText } from '../../../src/tablet/platform/packed-text.ts';
import { aPackage, sha256 } from '../../support/a-package.ts';
import { aScriptedServer } from '../../support/a-scripted-server.ts';
import { aTap } from '../../support/a-tap.ts';

const epoch = '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01';
const events: FeedbackEvent[] = [{ ...aTap(), seq: 1 } as FeedbackEvent];
const good = { results: [{ id: events[0]!.id, status: 'stored' }], through: 1 };
const offline = { kind: 'offline' };

type Answer = (response: ServerResponse) => void;
const json =
  (value: unknown, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('{"error":"x","message":"x"}');
const cutOff =
  (beginning: string): Answer =>
  (response) =>
    response.writeHead(200, { 'content-length': '500' }).write(beginning, () => response.destroy());

async function ratingsAnswered(answer: Answer, answerWithinMs?: number) {
  const base = await aScriptedServer((_, response) => answer(response));
  return createHubClient(base, answerWithinMs).ratings('token', epoch, events);
}

describe('ratings', () => {
  it('sends epoch, events and token, and gives the answer of the hub', async () => {
    let seen: unknown;
    const base = await aScriptedServer(({ method, url, headers, text }, response) => {
      seen = { method, url, authorization: headers.authorization, body: JSON.parse(text) };
      json(good)(response);
    });
    expect(await createHubClient(base).ratings('secret', epoch, events)).toEqual({ kind: 'answer', value: good });
    expect(seen).toEqual({
      method: 'POST',
      url: '/api/ratings',
      authorization: 'Bearer secret',
      body: { epoch, events },
    });
  });

  it.each<[string, Answer]>([
    ['the page of a captive portal', (to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Wi-Fi</h1>')],
    ['that page, said to be JSON', (to) => to.writeHead(200, { 'content-type': 'application/json' }).end('<h1>')],
    ['nothing', (to) => to.writeHead(200).end()],
    ['no content', (to) => to.writeHead(204).end()],
    ['truncated JSON', (to) => to.writeHead(200).end(JSON.stringify(good).slice(0, -5))],
    ['less than it announced', cutOff('{"results":')],
    ['other JSON', json({ ok: true })],
    ['an unknown status', json({ ...good, results: [{ id: 'x', status: 'fine' }] })],
    ['a negative through', json({ ...good, through: -1 })],
    ['another address', (to) => to.writeHead(302, { location: 'http://127.0.0.1:9/portal' }).end()],
    ['its own address again', (to) => to.writeHead(307, { location: '/api/ratings' }).end()],
    ['304', (to) => to.writeHead(304).end()],
    ['500', status(500)],
    ['502 from a proxy', (to) => to.writeHead(502, { 'content-type': 'text/html' }).end('<h1>')],
    ['a closed connection', (to) => to.destroy()],
  ])('counts as no answer: %s', async (_, answer) => {
    expect(await ratingsAnswered(answer)).toEqual(offline);
  });

  it('counts as no answer what does not come in time', async () => {
    expect(await ratingsAnswered(() => {}, 100)).toEqual(offline);
    // Also where the head came at once and the body does not end.
    expect(await ratingsAnswered((to) => to.writeHead(200).write('{"results":['), 100)).toEqual(offline);
  });

  it('counts as no answer that nobody listens', async () => {
    expect(await createHubClient('http://127.0.0.1:9').ratings('token', epoch, events)).toEqual(offline);
  });

  it.each<[number, Record<string, string>, object]>([
    [401, {}, { kind: 'unauthorized' }],
    [400, {}, { kind: 'refused', status: 400 }],
    [403, {}, { kind: 'refused', status: 403 }],
    [413, {}, { kind: 'refused', status: 413 }],
    [429, { 'retry-after': '7' }, { kind: 'busy', retryAfterMs: 7_000 }],
    [503, { 'retry-after': '120' }, { kind: 'busy', retryAfterMs: 120_000 }],
    [503, {}, { kind: 'busy', retryAfterMs: 0 }],
    [429, { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' }, { kind: 'busy', retryAfterMs: 0 }],
    [429, { 'retry-after': '-5' }, { kind: 'busy', retryAfterMs: 0 }],
    [503, { 'retry-after': '99999999999' }, { kind: 'busy', retryAfterMs: 600_000 }],
  ])('tells what %i with %j means', async (code, headers, failure) => {
    expect(await ratingsAnswered(status(code, headers))).toEqual(failure);
  });
});

describe('packing', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ ...aTap(), seq: index + 1 }) as FeedbackEvent);

  async function sent(events: FeedbackEvent[], pack = packedText) {
    let seen: object = {};
    const base = await aScriptedServer(({ headers, text }, response) => {
      const { length } = JSON.parse(text).events;
      seen = { encoding: headers['content-encoding'], bytes: Number(headers['content-length']), length };
      json(good)(response);
    });
    expect(await createHubClient(base, undefined, pack).ratings('token', epoch, events)).toEqual({
      kind: 'answer',
      value: good,
    });
    return seen as { encoding?: string; bytes: number; length: number };
  }

  it('sends a batch as gzip, every event of it', async () => {
    const { encoding, bytes, length } = await sent(many);
    expect({ encoding, length }).toEqual({ encoding: 'gzip', length: 500 });
    expect(bytes / 500).toBeLessThan(50);
  });

  it('sends a single event as it is', async () => {
    expect(await sent(events)).toMatchObject({ encoding: undefined, length: 1 });
  });

  it('sends a batch as it is where the browser cannot pack', async () => {
    expect(await sent(many, async () => null)).toMatchObject({ encoding: undefined, length: 500 });
  });

  it.each<[string, unknown]>([
    ['does not know how', undefined],
    [
      'fails in the middle',
      class extends TransformStream {
        constructor() {
          super({ transform: (_, controller) => controller.error(new Error('no memory')) });
        }
      },
    ],
    [
      'never ends',
      class extends TransformStream {
        constructor() {
          super({ transform: () => new Promise(() => {}) });
        }
      },
    ],
  ])('packs nothing where the browser %s', async (_, stream) => {
    const before = globalThis.CompressionStream;
    onTestFinished(() => {
      globalThis.CompressionStream = before;
    });
    Object.assign(globalThis, { CompressionStream: stream });
    expect(await packedText('あ'.repeat(2_000))).toBeNull();
  });
});

describe('content', () => {
  async function contentAnswered(knownId: string | null, answer: Answer) {
    let asked: string | undefined;
    const base = await aScriptedServer(({ headers }, response) => {
      asked = headers['if-none-match'];
      answer(response);
    });
    return { answer: await createHubClient(base).content('token', knownId), asked };
  }

  it('asks for the first package without a condition', async () => {
    const content = aPackage(17);
    expect(await contentAnswered(null, json(content))).toEqual({
      answer: { kind: 'answer', value: content },
      asked: undefined,
    });
  });

  it('asks for something newer than it has', async () => {
    expect(await contentAnswered('package-17', (to) => to.writeHead(304).end())).toEqual({
      answer: { kind: 'unchanged' },
      asked: '"package-17"',
    });
  });

  it.each<[string, Answer, object]>([
    ['a package of another format', json({ ...aPackage(1), format: 2 }), offline],
    ['a package without an edition', json({ ...aPackage(1), editions: [] }), offline],
    ['a page', (to) => to.writeHead(200).end('<h1>'), offline],
    ['a hub that was killed while it answered', cutOff('{"format":1,"id":"package-1",'), offline],
    ['nothing published yet', status(404), { kind: 'refused', status: 404 }],
  ])('takes no content from %s', async (_, answer, expected) => {
    expect((await contentAnswered(null, answer)).answer).toEqual(expected);
  });
});

describe('file', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const fileAnswered = async (answer: Answer) => {
    const base = await aScriptedServer((_, response) => answer(response));
    return createHubClient(base).file('token', sha256(bytes));
  };

  it('gives bytes whose digest is the one asked for', async () => {
    expect(await fileAnswered((to) => to.writeHead(200).end(bytes))).toEqual(bytes);
  });

  it.each<[string, Answer]>([
    ['other bytes', (to) => to.writeHead(200).end('123')],
    ['fewer bytes', (to) => to.writeHead(200).end(bytes.subarray(0, 2))],
    ['a broken connection', cutOff('1')],
    ['404', status(404)],
  ])('gives nothing for %s', async (_, answer) => {
    expect(await fileAnswered(answer)).toBeNull();
  });
});

describe('enrol', () => {
  it('sends the code where there is one, and tells a refusal from a hub that is away', async () => {
    const seen: unknown[] = [];
    const hub = createHubClient(
      await aScriptedServer(({ text }, to) => {
        seen.push(JSON.parse(text));
        status(seen.length === 3 ? 500 : 403)(to);
      }),
    );
    expect(await hub.enrol('ロビー')).toEqual({ kind: 'refused', status: 403 });
    expect(await hub.enrol('ロビー', '123456')).toEqual({ kind: 'refused', status: 403 });
    expect(await hub.enrol('ロビー', '123456')).toEqual(offline);
    expect(seen.slice(0, 2)).toEqual([{ name: 'ロビー' }, { name: 'ロビー', code: '123456' }]);
  });
});

describe('enrol and status', () => {
  it('take the answer of the hub, and nothing else', async () => {
    const hub = createHubClient(await aScriptedServer((_, to) => json({ deviceId: 'd', token: 't' }, 201)(to)));
    expect(await hub.enrol('正面ロビー')).toEqual({ kind: 'answer', value: { deviceId: 'd', token: 't' } });
    expect(await hub.status('t', {} as StatusRequest)).toEqual(offline);
  });
});
