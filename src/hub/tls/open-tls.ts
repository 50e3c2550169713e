import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:tls';
import type { Logger } from 'pino';
import type { HubOptions } from '../options.ts';
import { certificateFiles, type readTls } from './certificate-files.ts';
import type { HubTls } from './hub-tls.ts';

/** How soon a new address of this machine, a replaced file, or a certificate that ends is noticed. */
const LOOK_EVERY_MS = 60_000;

/** What the options ask for. The library that makes certificates is loaded only where the hub makes its own. */
export async function openTls(
  { tls, https, dataDir }: HubOptions,
  files: ReturnType<typeof readTls> | null,
  names: () => string[],
  log: Logger,
  now: () => number,
): Promise<HubTls | null> {
  if (tls !== undefined && files !== null) return certificateFiles(tls, files, log);
  if (https !== true) return null;
  const { openOwnTls } = await import('./own-tls.ts');
  return openOwnTls(dataDir, names, log, now);
}

/** Looks at the certificate from time to time, and lets new connections of a running server have the newer one. */
export function keepTlsFresh(tls: HubTls | null, server: Server, before: () => void, everyMs = LOOK_EVERY_MS) {
  if (tls === null) return { stop() {} };
  // Two looks at once would renew twice.
  let isLooking = false;
  async function look(fresh: HubTls) {
    if (isLooking) return;
    isLooking = true;
    before();
    const isNewer = await fresh.look().finally(() => {
      isLooking = false;
    });
    if (isNewer && server instanceof TlsServer) server.setSecureContext(fresh.pem());
  }
  const timer = setInterval(() => void look(tls), everyMs);
  return { stop: () => clearInterval(timer) };
}
