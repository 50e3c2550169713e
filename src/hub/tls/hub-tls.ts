import type { X509Certificate } from 'node:crypto';

/** What the hub speaks TLS with: files of the ward's, or certificates it makes itself. */
export interface HubTls {
  /** As of the last look; PEM. */
  pem: () => { cert: string | Buffer; key: string | Buffer };
  /** The authority that the hub made, for tablets to trust; `null` where the ward brought its own files. */
  authority: () => X509Certificate | null;
  /** When tablets will refuse the certificate unless it is renewed, in ms since 1970. */
  endsMs: () => number;
  /** Looks whether there is something newer to speak with, and makes it where that is the hub's to do; true if so. */
  look: () => Promise<boolean>;
}
