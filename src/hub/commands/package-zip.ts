import { createHash } from 'node:crypto';
import { type ZipOptions, type Zippable, zipSync } from 'fflate';

const UNIX = 3;

/** Everything lies in one folder named after the version, so that the next one stands beside it, with the digest of each file. */
export function packageZip(name: string, files: Map<string, Uint8Array>, level: ZipOptions['level'] = 6): Uint8Array {
  const sums = [...files].map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`);
  const entries: Zippable = {};
  for (const [path, bytes] of [...files, ['SHA256SUMS', Buffer.from(sums.join(''))] as const]) {
    const mode = path === 'node' || path.endsWith('.sh') ? 0o100755 : 0o100644;
    // Fonts and pictures are packed already.
    const isPacked = /\.(woff2?|png)$/.test(path);
    entries[`${name}/${path}`] = [bytes, { os: UNIX, attrs: mode * 2 ** 16, level: isPacked ? 0 : level }];
  }
  return zipSync(entries);
}
