import { Transform } from 'node:stream';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { FastifyRequest, RequestPayload } from 'fastify';

/** What a request body may measure, packed and unpacked, where its route says nothing else. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

const refused = (statusCode: number, reason: string) => Object.assign(new Error(reason), { statusCode });

/** The body as it was before `Content-Encoding: gzip`; every other encoding is refused. */
export async function unpackedBody(request: FastifyRequest, payload: RequestPayload): Promise<RequestPayload> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return payload;
  if (encoding !== 'gzip') throw refused(415, 'unknown content-encoding');
  const gunzip = createGunzip();
  const bounded = withinLimit(gunzip, request.routeOptions.bodyLimit ?? BODY_LIMIT_BYTES);
  payload.on('error', (error) => bounded.destroy(error));
  gunzip.on('error', () => bounded.destroy(refused(400, 'gzip body is broken')));
  // A bomb ends `bounded`, and what nobody takes is not unfolded.
  payload.pipe(gunzip).pipe(bounded);
  // Fastify compares it with Content-Length.
  return Object.defineProperty(bounded, 'receivedEncodedLength', { get: () => gunzip.bytesWritten });
}

function withinLimit(gunzip: Gunzip, limit: number): Transform {
  let bytes = 0;
  const failure = () => (bytes > limit || gunzip.bytesWritten > limit ? refused(413, 'body is too large') : null);
  return new Transform({
    transform(chunk, _encoding, done) {
      bytes += chunk.length;
      done(failure(), chunk);
    },
    flush: (done) => done(failure()),
  });
}
