import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { unpackBodies } from '../../../src/hub/routes/packed-body.ts';

const LIMIT = 1_000;
/** A request whose answer is out when `over` is called. */
function sender(unpackBody: ReturnType<typeof unpackBodies>, body: Buffer, tablet: object | null = {}) {
  const request = { headers: { 'content-encoding': 'gzip' }, routeOptions: { bodyLimit: LIMIT }, tablet };
  const raw = new EventEmitter();
  const unpacked = unpackBody(
    request as unknown as FastifyRequest,
    { raw } as unknown as FastifyReply,
    Readable.from([body]),
  );
  return { unpacked, over: (how: 'finish' | 'close' = 'finish') => raw.emit(how) };
}
const unpack = (body: Buffer) => sender(unpackBodies(), body).unpacked;

describe('unpackBodies', () => {
  it('gives what was packed, up to the bound', async () => {
    const stream = await unpack(gzipSync('x'.repeat(LIMIT)));
    expect(await new Response(Readable.toWeb(stream as Readable) as ReadableStream).text()).toBe('x'.repeat(LIMIT));
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

  it('lets nobody who is no tablet hold up one', async () => {
    const unpackBody = unpackBodies();
    const strangers = Array.from({ length: 100 }, () => sender(unpackBody, gzipSync('stranger'), null));
    await Promise.all(strangers.map(({ unpacked }) => unpacked));
    await sender(unpackBody, gzipSync('tablet')).unpacked;
  });
});
