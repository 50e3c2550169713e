import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { unpackBodies } from '../../../src/hub/routes/packed-body.ts';

const LIMIT = 1_000;
const unpack = (body: Buffer) => {
  const request = { headers: { 'content-encoding': 'gzip' }, routeOptions: { bodyLimit: LIMIT } };
  return unpackBodies()(request as unknown as FastifyRequest, {} as FastifyReply, Readable.from([body]));
};

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
});
