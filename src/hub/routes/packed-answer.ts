import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const packed = promisify(gzip);
const PACKED_FROM_CHARACTERS = 1_000;
const TAKES_GZIP = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

/** An `onSend` hook: the answer to 500 events is as long as they are, so it travels as gzip to whoever takes that. */
export async function packAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < PACKED_FROM_CHARACTERS) return payload;
  reply.header('vary', 'accept-encoding');
  if (!TAKES_GZIP.test(String(request.headers['accept-encoding'] ?? ''))) return payload;
  reply.header('content-encoding', 'gzip');
  return packed(payload, { level: constants.Z_BEST_SPEED });
}
