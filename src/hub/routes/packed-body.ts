import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify';
import { createTurns } from './in-turn.ts';

/** What a request body may measure, packed and unpacked, where its route says nothing else. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

const unpacked = promisify(gunzip);
const refused = (statusCode: number, reason: string) => Object.assign(new Error(reason), { statusCode });
// A thousand tablets may be back at once. What they send waits packed, a tenth as large, until the one before is answered:
// what is unfolded is then garbage before it is old, and the heap stays small. It waits for no longer than a tablet waits for
// its answer: whoever is behind so many others is told to come again.
const LONGEST_QUEUE = 100;

/** A hook that gives the body as it was before `Content-Encoding: gzip`; every other encoding is refused. */
export function unpackBodies() {
  const inTurn = createTurns(LONGEST_QUEUE);
  return async (request: FastifyRequest, reply: FastifyReply, payload: RequestPayload): Promise<RequestPayload> => {
    const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (encoding === 'identity') return payload;
    if (encoding !== 'gzip') throw refused(415, 'unknown content-encoding');
    const limit = request.routeOptions.bodyLimit ?? BODY_LIMIT_BYTES;
    const packed = await wholeBody(payload, limit);
    const body = await new Promise<Buffer>((resolve, reject) => {
      const untilAnswered = async () => {
        const answered = whenOver(reply.raw);
        // A bomb is unfolded no further than the bound.
        await unpacked(packed, { maxOutputLength: limit }).then(resolve, (error) => reject(unreadable(error)));
        await answered;
      };
      inTurn(untilAnswered, tooMany).catch(reject);
    });
    // Fastify compares it with Content-Length.
    return Object.assign(Readable.from([body]), { receivedEncodedLength: packed.length });
  };
}

/** The answer is out, or whoever asked has hung up. */
const whenOver = (answer: FastifyReply['raw']) =>
  answer.closed || answer.writableFinished
    ? Promise.resolve()
    : new Promise<void>((over) => {
        answer.once('finish', over);
        answer.once('close', over);
      });

function tooMany(): never {
  throw refused(503, 'too many are waiting');
}

const tooLarge = () => refused(413, 'body is too large');

const unreadable = ({ code }: NodeJS.ErrnoException) =>
  code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : refused(400, 'gzip body is broken');

function wholeBody(payload: RequestPayload, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    function take(chunk: Buffer) {
      bytes += chunk.length;
      if (bytes <= limit) return void chunks.push(chunk);
      // The rest is let go by, for whoever still sends hears no answer.
      payload.off('data', take).resume();
      reject(tooLarge());
    }
    payload.on('data', take);
    payload.on('end', () => resolve(Buffer.concat(chunks)));
    // Whoever sent it is gone, and nothing here has failed.
    payload.on('error', () => reject(refused(400, 'the body ends half-way')));
  });
}
