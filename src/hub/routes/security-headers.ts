import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Address, isLoopback, isSecure } from './address.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

interface Allowed {
  frameAncestors?: Whom;
  frameSrc?: Whom;
  /** Of the one style sheet that stands inside the page. */
  styleHash?: string;
  /** `false`: a browser may show the page in the process it has at hand, and whoever opened its window may still close it. */
  isApart?: boolean;
}
type Whom = "'none'" | "'self'";

/** What a browser may do with our pages; who may show them in a frame, and whom they may show. */
export function securityHeaders(allowed: Allowed = {}) {
  const { frameAncestors = "'none'", frameSrc = "'none'", styleHash, isApart = true } = allowed;
  return {
    crossOriginOpenerPolicy: isApart,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: [styleHash === undefined ? "'self'" : `'${styleHash}'`],
        imgSrc: ["'self'", 'blob:'],
        // Fonts that came with the content are opened from the tablet's own storage.
        fontSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: [frameAncestors],
        frameSrc: [frameSrc],
        objectSrc: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['worker-address'],
      },
    },
    // `strictTransport` says it, where it holds.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: frameAncestors === "'self'" ? 'sameorigin' : 'deny' },
  } satisfies FastifyHelmetOptions;
}

/**
 * Whoever reached the hub by a name over TLS comes back so for a year. Never for `localhost`, where other programs and
 * the hub itself speak plain http; for a number browsers ignore it.
 */
export function strictTransport(request: FastifyRequest, reply: FastifyReply, address: Address) {
  const isNamed = !isLoopback(request.hostname);
  if (isNamed && isSecure(request, address)) reply.header('strict-transport-security', `max-age=${YEAR_SECONDS}`);
}
