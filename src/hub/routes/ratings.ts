import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { ratingsRequestSchema } from '../../core/protocol/envelopes.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { Database } from '../storage/database.ts';
import { storeEvents } from '../storage/events.ts';
import type { RatingsFiles } from '../storage/ratings-files.ts';

const LIMIT_BYTES = 1024 * 1024;

type Body = v.InferOutput<typeof ratingsRequestSchema>;

/** `POST /api/ratings`: stores the batch, and answers only after the commit. */
export function ratingsRoute(app: FastifyInstance, database: Database, ratingsFiles: RatingsFiles, now: () => number) {
  app.post<{ Body: Body }>(paths.ratings, {
    bodyLimit: LIMIT_BYTES,
    schema: { body: ratingsRequestSchema },
    config: { needsTablet: true },
    preParsing: async (request, _reply, payload) => {
      if (request.headers['content-encoding'] === undefined) return payload;
      if (request.headers['content-encoding'] !== 'gzip') {
        throw Object.assign(new Error('unknown content-encoding'), { statusCode: 415 });
      }
      return unpacked(payload);
    },
    handler: async (request) => {
      const { deviceId } = request.tablet!;
      const { months, ...answer } = await storeEvents(database, { deviceId, ...request.body, receivedAtMs: now() });
      if (months.length > 0) ratingsFiles.changed(months);
      return answer;
    },
  });
}

/** The gunzipped body; Fastify counts what comes out against the limit, and what went in against Content-Length. */
function unpacked(payload: NodeJS.ReadableStream) {
  const counted = Object.assign(
    new Transform({
      transform(chunk, _encoding, done) {
        packedBytes += chunk.length;
        done(null, chunk);
      },
    }),
  );
  let packedBytes = 0;
  const gunzip = createGunzip();
  const fail = () => gunzip.destroy(Object.assign(new Error('gzip body is broken'), { statusCode: 400 }));
  payload.on('error', fail);
  gunzip.on('error', (error: Error & { statusCode?: number }) => {
    error.statusCode ??= 400;
  });
  payload.pipe(counted).pipe(gunzip);
  return Object.defineProperty(gunzip, 'receivedEncodedLength', { get: () => packedBytes });
}
