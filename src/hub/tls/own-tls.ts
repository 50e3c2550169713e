import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { CannotStart, EXIT, reasonOf } from '../cannot-start.ts';
import { certificateSpan } from './certificate-span.ts';
import type { HubTls } from './hub-tls.ts';
import { openKeptCertificates } from './kept-certificates.ts';
import { ownCertificate } from './own-certificate.ts';

/** `--https`: certificates that the hub makes itself, in a folder of its data that no backup takes along. */
export async function openOwnTls(
  dataDir: string,
  names: () => string[],
  log: Logger,
  now: () => number,
): Promise<HubTls> {
  const folder = join(dataDir, 'tls');
  const cannotStart = (error: unknown) =>
    new CannotStart(EXIT.cannotCreate, { code: 'tls-folder-unusable', folder, reason: reasonOf(error) });
  async function make() {
    const kept = openKeptCertificates(folder);
    return ownCertificate(kept, names(), now());
  }
  let current = await make().catch((error) => {
    throw cannotStart(error);
  });
  let lastFailure = '';
  tell();

  function tell() {
    const { server, authority, uncovered } = current;
    const ends = [server, authority].map((each) => new Date(certificateSpan(each.cert).endMs).toISOString());
    const { fingerprint256 } = new X509Certificate(authority.cert);
    const said = { event: 'tls.certificate', until: ends[0], authorityUntil: ends[1], fingerprint: fingerprint256 };
    log.info(said, 'speaks with this certificate');
    if (uncovered.length > 0)
      log.warn({ event: 'tls.uncovered', names: uncovered }, 'the authority may not vouch for these names');
  }

  return {
    pem: () => current.server,
    authority: () => new X509Certificate(current.authority.cert),
    endsMs: () => certificateSpan(current.server.cert).endMs,
    async look() {
      try {
        const made = await make();
        lastFailure = '';
        if (made.server.cert === current.server.cert) return false;
        current = made;
        tell();
        return true;
      } catch (error) {
        // What it has serves on; the disk may take files again at the next look.
        const failure = reasonOf(error);
        if (failure !== lastFailure)
          log.error({ event: 'tls.renewal-failed', reason: failure }, 'cannot renew the certificate');
        lastFailure = failure;
        return false;
      }
    },
  };
}
