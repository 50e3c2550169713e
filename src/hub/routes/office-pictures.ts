import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { pictureOf } from '../../core/content/import/picture.ts';
import { isStorable, pictureTypes, STORED_PICTURE } from '../../core/content/stored-picture.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { Database } from '../storage/database.ts';
import { readPicture, storePicture } from '../storage/pictures.ts';
import { refuse } from './refusal.ts';

const config = { needsStaff: true };

interface Named {
  Params: { sha256: string };
}

/** Pictures as the page has redrawn them, each under its SHA-256. */
export function officePictureRoutes(app: FastifyInstance, database: Database) {
  app.register(async (scope) => {
    // Raw bytes here, and here alone.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser([...pictureTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    scope.put<Named>(
      `${paths.pictures}:sha256`,
      { config, bodyLimit: STORED_PICTURE.bytes },
      async ({ params: { sha256 }, body }, reply) => {
        if (!Buffer.isBuffer(body)) return refuse(reply, 'malformed');
        if (createHash('sha256').update(body).digest('hex') !== sha256) return refuse(reply, 'picture_damaged');
        const picture = pictureOf(sha256, body);
        if ('problem' in picture && picture.problem === 'picture-type') return refuse(reply, 'picture_type');
        if ('problem' in picture || !isStorable(picture)) return refuse(reply, 'picture_too_large');
        const isNew = await storePicture(database, picture);
        return reply.code(isNew ? 201 : 200).send({ sha256 });
      },
    );
  });

  app.get<Named>(`${paths.pictures}:sha256`, { config }, async ({ params }, reply) => {
    const picture = await readPicture(database, params.sha256);
    if (picture === null) return refuse(reply, 'not_found');
    return reply.header('cache-control', 'private, max-age=31536000, immutable').type(picture.type).send(picture.bytes);
  });
}
