import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { unpackBodies } from '../../../src/hub/routes/packed-body.ts';

const LIMIT = 1_000;
const CHUNKED = { 'transfer-encoding': 'chunked' };

/** A request whose answer is out when `over` is called. */
function sender(
  unpackBody: ReturnType<typeof unpackBodies>,
  body: Buffer,
  tablet: object | null = {},
  headers: Record<string, string> = { 'content-encoding': 'gzip' },
  method = 'POST',
) {
  const request = { headers, method, routeOptions: { bodyLimit: LIMIT }, tablet };
  const raw = new EventEmitter();
  const unpacked = unpackBody(
    request as unknown as FastifyRequest,
    { raw } as unknown as FastifyReply,
    Readable.from([body]),
  );
  return { unpacked, over: (how: 'finish' | 'close' = 'finish') => raw.emit(how) };
}
const textOf = (stream: unknown) => new Response(Readable.toWeb(stream as Readable) as ReadableStream).text();
const unpack = (body: Buffer) => sender(unpackBodies(), body).unpacked;

describe('unpackBodies', () => {
  it('gives what was packed, up to the bound', async () => {
    const stream = await unpack(gzipSync('x'.repeat(LIMIT)));
    expect(await textOf(stream)).toBe('x'.repeat(LIMIT));
  });

  it('unfolds nothing beyond the bound', async () => {
    await expect(unpack(gzipSync(Buffer.alloc(LIMIT + 1)))).rejects.toMatchObject({ statusCode: 413 });
  });

  it('keeps nothing that is packed beyond the bound', async () => {
    const packed = Buffer.concat([gzipSync('x'), randomBytes(LIMIT)]);
    await expect(unpack(packed)).rejects.toMatchObject({ statusCode: 413 });
  });

  it.each(['finish', 'close'] as const)('unfolds the next one when the one before has its answer (%s)', async (how) => {
    const unpackBody = unpackBodies();
    const [first, broken, last] = [gzipSync('first'), Buffer.from('no gzip'), gzipSync('last')].map((body) =>
      sender(unpackBody, body),
    );
    await first!.unpacked;
    let isUnfolded = false;
    const unfolded = last!.unpacked.then(() => {
      isUnfolded = true;
    });
    await new Promise(setImmediate);
    expect(isUnfolded).toBe(false);
    first!.over(how);
    await expect(broken!.unpacked).rejects.toMatchObject({ statusCode: 400 });
    expect(isUnfolded).toBe(false);
    broken!.over(how);
    await unfolded;
  });

  it('hears forty at once, packed or as they are, and tells all others to come again', async () => {
    const unpackBody = unpackBodies();
    const [packed, plain] = [gzipSync('packed'), Buffer.from('plain')];
    const heard = Array.from({ length: 40 }, (_, n) =>
      n % 2 === 0 ? sender(unpackBody, packed) : sender(unpackBody, plain, {}, CHUNKED),
    );
    await expect(sender(unpackBody, plain, {}, CHUNKED).unpacked).rejects.toMatchObject({ statusCode: 503 });
    await expect(sender(unpackBody, packed).unpacked).rejects.toMatchObject({ statusCode: 503 });
    const report = sender(unpackBody, plain, {}, { 'content-length': '5' });
    expect(await textOf(await report.unpacked)).toBe('plain');
    for (const [n, { unpacked, over }] of heard.entries()) {
      expect(await textOf(await unpacked)).toBe(n % 2 === 0 ? 'packed' : 'plain');
      over();
    }
    await sender(unpackBody, plain, {}, CHUNKED).unpacked;
  });

  it('lets timers have their turn between two bodies', async () => {
    const unpackBody = unpackBodies();
    let rounds = 0;
    const count = () => {
      rounds += 1;
      if (rounds < 100) setImmediate(count);
    };
    const all = Array.from({ length: 20 }, () => sender(unpackBody, Buffer.from('plain'), {}, CHUNKED));
    count();
    for (const { unpacked, over } of all) {
      await unpacked;
      over();
    }
    expect(rounds).toBeGreaterThan(19);
  });

  it('waits for nobody who listens', async () => {
    const unpackBody = unpackBodies();
    const none = Buffer.alloc(0);
    for (const headers of [{}, CHUNKED]) await sender(unpackBody, none, {}, headers, 'GET').unpacked;
    await sender(unpackBody, none, {}, {}).unpacked;
    await sender(unpackBody, gzipSync('rating')).unpacked;
  });

  it('lets nobody who is no tablet hold up one', async () => {
    const unpackBody = unpackBodies();
    const strangers = Array.from({ length: 100 }, () => sender(unpackBody, gzipSync('stranger'), null));
    await Promise.all(strangers.map(({ unpacked }) => unpacked));
    await sender(unpackBody, gzipSync('tablet')).unpacked;
  });
});
