import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pictureOf } from '../../core/content/import/picture.ts';
import { isStorable, pictureTypes, STORED_PICTURE } from '../../core/content/stored-picture.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { RefusalCode } from '../../words/refusals.ts';
import type { Database } from '../storage/database.ts';
import { readPicture, storePicture } from '../storage/pictures.ts';
import { createTurns } from './in-turn.ts';
import { refuse } from './refusal.ts';

const config = { needsStaff: true };

interface Named {
  Params: { sha256: string };
}

/** Pictures as the page has redrawn them, each under its SHA-256. */
export function officePictureRoutes(app: FastifyInstance, database: Database) {
  // What a browser sends at the same time must not be in memory at the same time.
  const inTurn = createTurns();
  // One for all: a new megabyte for each picture piles up faster than it is cleared away.
  const room = Buffer.allocUnsafeSlow(STORED_PICTURE.bytes);

  async function take(named: string, body: Readable): Promise<RefusalCode | 'new' | 'known'> {
    const bytes = await readInto(room, body);
    if (bytes === null) return 'picture_too_large';
    if (createHash('sha256').update(bytes).digest('hex') !== named) return 'picture_damaged';
    const picture = pictureOf(named, bytes);
    if ('problem' in picture && picture.problem === 'picture-type') return 'picture_type';
    if ('problem' in picture || !isStorable(picture)) return 'picture_too_large';
    return (await storePicture(database, picture)) ? 'new' : 'known';
  }

  app.register(async (scope) => {
    // Raw bytes here, and here alone.
    scope.removeAllContentTypeParsers();
    const asItComes = async (_request: FastifyRequest, body: Readable) => body;
    scope.addContentTypeParser([...pictureTypes], asItComes);

    scope.put<Named & { Body: Readable | undefined }>(
      `${paths.pictures}:sha256`,
      { config, bodyLimit: STORED_PICTURE.bytes },
      async ({ params: { sha256 }, body }, reply) => {
        if (body === undefined) return refuse(reply, 'malformed');
        const outcome = await inTurn(() => take(sha256, body));
        if (outcome !== 'new' && outcome !== 'known') return refuse(reply, outcome);
        return reply.code(outcome === 'new' ? 201 : 200).send({ sha256 });
      },
    );
  });

  app.get<Named>(`${paths.pictures}:sha256`, { config }, async ({ params }, reply) => {
    const picture = await readPicture(database, params.sha256);
    if (picture === null) return refuse(reply, 'not_found');
    return reply.header('cache-control', 'private, max-age=31536000, immutable').type(picture.type).send(picture.bytes);
  });
}

/** What came, at the beginning of `room`; `null` where there is more of it than room. */
async function readInto(room: Buffer, body: Readable): Promise<Buffer | null> {
  let length = 0;
  // A body that is too large goes on into nothing: a sender whose line is cut would not hear why.
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    if (length + chunk.length > room.length) {
      // Once the loop has let go of it.
      setImmediate(() => body.resume());
      return null;
    }
    length += chunk.copy(room, length);
  }
  return room.subarray(0, length);
}
