import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify';
import { createTurns } from './in-turn.ts';

/** What a request body may measure, packed and unpacked, where its route says nothing else. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

const unpacked = promisify(gunzip);
const refused = (statusCode: number, reason: string) => Object.assign(new Error(reason), { statusCode });
// A thousand tablets may be back at once. So many are heard, one after the other until its answer is out, so that what is
// unfolded is garbage before it is old; all others are told to come again before their body is read. Whoever is no tablet
// takes none of their turns, nor does a report of a tablet. Each turn begins in a round of its own of the event loop, or timers
// and everybody else would wait for all forty.
const HEARD_AT_ONCE = 40;
const SHORT_BYTES = 16 * 1024;

type Unfold = (packed: Buffer, limit: number) => Promise<Buffer>;

/** A hook that gives the body as it was before `Content-Encoding: gzip`; every other encoding is refused. */
export function unpackBodies() {
  const inTurn = createTurns();
  let heard = 0;

  async function hear(sent: () => Promise<Buffer>, unfold: Unfold, limit: number, answered: Promise<void>) {
    if (heard >= HEARD_AT_ONCE) throw refused(503, 'too many are waiting');
    heard += 1;
    void answered.then(() => {
      heard -= 1;
    });
    const packed = await sent();
    const body = await new Promise<Buffer>((resolve, reject) => {
      void inTurn(async () => {
        await setImmediate();
        await unfold(packed, limit).then(resolve, reject);
        await answered;
      });
    });
    return { packed, body };
  }

  return async (request: FastifyRequest, reply: FastifyReply, payload: RequestPayload): Promise<RequestPayload> => {
    const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (encoding !== 'identity' && encoding !== 'gzip') throw refused(415, 'unknown content-encoding');
    const limit = request.routeOptions.bodyLimit ?? BODY_LIMIT_BYTES;
    // Whoever listens to events is never over, so nothing but what brings ratings takes a turn.
    const takesTurn = request.tablet !== null && request.method === 'POST' && !isShort(request.headers);
    if (encoding === 'identity' && !takesTurn) return payload;
    const unfold = encoding === 'gzip' ? unfolded : asItIs;
    const sent = () => wholeBody(payload, limit);
    const { packed, body } = takesTurn
      ? await hear(sent, unfold, limit, whenOver(reply.raw))
      : await alone(sent, unfold, limit);
    // Fastify compares it with Content-Length.
    return Object.assign(Readable.from([body]), { receivedEncodedLength: packed.length });
  };
}

/** A body comes with one of these heads, or there is none. What is packed may be short and unfold to the bound. */
const isShort = (headers: FastifyRequest['headers']) =>
  headers['content-encoding'] === undefined &&
  headers['transfer-encoding'] === undefined &&
  Number(headers['content-length'] ?? 0) <= SHORT_BYTES;

async function alone(sent: () => Promise<Buffer>, unfold: Unfold, limit: number) {
  const packed = await sent();
  return { packed, body: await unfold(packed, limit) };
}

const asItIs: Unfold = async (body) => body;

/** A bomb is unfolded no further than the bound. */
const unfolded: Unfold = (packed, limit) => unpacked(packed, { maxOutputLength: limit }).catch(unreadable);

/** The answer is out, or whoever asked has hung up. */
const whenOver = (answer: FastifyReply['raw']) =>
  answer.closed || answer.writableFinished
    ? Promise.resolve()
    : new Promise<void>((over) => {
        answer.once('finish', over);
        answer.once('close', over);
      });

const tooLarge = () => refused(413, 'body is too large');

function unreadable({ code }: NodeJS.ErrnoException): never {
  throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : refused(400, 'gzip body is broken');
}

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
