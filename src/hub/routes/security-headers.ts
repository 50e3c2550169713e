import type { FastifyHelmetOptions } from '@fastify/helmet';

/** What a browser may do with our pages; `frameAncestors` says who may show them in a frame. */
export function securityHeaders(frameAncestors: "'none'" | "'self'") {
  return {
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
        frameAncestors: [frameAncestors],
        objectSrc: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['worker-address'],
      },
    },
    // Set-up 1 speaks plain http on one machine; HTTPS comes with the certificate.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: frameAncestors === "'self'" ? 'sameorigin' : 'deny' },
  } satisfies FastifyHelmetOptions;
}
