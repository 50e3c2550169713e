import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import * as v from 'valibot';
import type { ContentShelf } from './content/content-shelf.ts';
import type { ContentSource } from './content/content-source.ts';
import { type Address, isOwnAddress } from './routes/address.ts';
import { contentRoutes } from './routes/content.ts';
import { healthRoute } from './routes/health.ts';
import { officeRoute } from './routes/office.ts';
import { pageRoutes } from './routes/pages.ts';
import { ratingsRoute } from './routes/ratings.ts';
import { answerError, refuse } from './routes/refusal.ts';
import { tabletRoutes } from './routes/tablets.ts';
import type { Database } from './storage/database.ts';
import type { RatingsFiles } from './storage/ratings-files.ts';
import { type Tablet, tabletOfToken } from './storage/tablets.ts';

declare module 'fastify' {
  interface FastifyRequest {
    tablet: Tablet | null;
  }
  interface FastifyContextConfig {
    needsTablet?: boolean;
  }
}

const REQUESTS_A_MINUTE = 600;

export interface HubParts {
  database: Database;
  shelf: ContentShelf;
  source: ContentSource;
  ratingsFiles: RatingsFiles;
  pagesDir: string;
  address: () => Address;
  now: () => number;
  log: FastifyBaseLogger;
  tls: { cert: Buffer; key: Buffer } | null;
}

/** The whole server: every route and every rule that holds for all of them. */
export async function createHub(parts: HubParts) {
  const { database, shelf, source, ratingsFiles, pagesDir, address, now, log, tls } = parts;
  const app = Fastify({
    loggerInstance: log,
    // An access log would keep addresses of people.
    disableRequestLogging: true,
    ...(tls && { https: tls }),
  });

  app.setValidatorCompiler<v.GenericSchema>(({ schema }) => (data) => {
    const read = v.safeParse(schema, data);
    return read.success
      ? { value: read.output }
      : { error: new Error(v.flatten(read.issues).root?.[0] ?? 'malformed') };
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'not_found'));
  app.removeContentTypeParser('text/plain');

  await app.register(fastifyHelmet, securityHeaders);
  app.decorateRequest('tablet', null);
  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnAddress(request, address())) return refuse(reply, 'wrong_address');
    const token = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined) request.tablet = await tabletOfToken(database, token);
    if (request.routeOptions.config.needsTablet === true && request.tablet === null) {
      return refuse(reply, 'unauthorized');
    }
  });
  await app.register(fastifyRateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: 60_000,
    allowList: (request) => request.tablet === null,
    keyGenerator: (request) => request.tablet?.deviceId ?? '',
  });

  healthRoute(app, database, now);
  contentRoutes(app, shelf);
  tabletRoutes(app, database, shelf, address, now);
  ratingsRoute(app, database, ratingsFiles, now);
  officeRoute(app, database, source, ratingsFiles.folder, address, now);
  await pageRoutes(app, pagesDir);
  return app;
}

const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['worker-address'],
    },
  },
  // Set-up 1 speaks plain http on one machine; HTTPS comes with the certificate.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' as const },
  xFrameOptions: { action: 'deny' as const },
};
