import { createSecureContext, type SecureContext } from 'node:tls';
import type { HubTls } from './hub-tls.ts';

/**
 * What a listener speaks TLS with. `localhost` may mean two addresses, and of the second listener that Fastify then opens nobody gets
 * hold: so it asks here itself, for every connection that names its host, as browsers do unless a number was typed.
 */
export function tlsOptions(tls: Pick<HubTls, 'pem'>) {
  let current = tls.pem();
  let context: SecureContext | null = null;
  return {
    ...current,
    SNICallback(_name: string, done: (error: Error | null, context?: SecureContext) => void) {
      const newest = tls.pem();
      if (context === null || newest !== current) context = createSecureContext(newest);
      current = newest;
      done(null, context);
    },
  };
}
