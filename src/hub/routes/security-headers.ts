import type { FastifyHelmetOptions } from '@fastify/helmet';

interface Frames {
  frameAncestors?: Whom;
  frameSrc?: Whom;
}
type Whom = "'none'" | "'self'";

/** What a browser may do with our pages; who may show them in a frame, and whom they may show. */
export function securityHeaders({ frameAncestors = "'none'", frameSrc = "'none'" }: Frames = {}) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
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
    // Set-up 1 speaks plain http on one machine; HTTPS comes with the certificate.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: frameAncestors === "'self'" ? 'sameorigin' : 'deny' },
  } satisfies FastifyHelmetOptions;
}
