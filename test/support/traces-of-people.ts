import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What would tell who somebody was or where they sat; texts as they were sent, and forms that any address has. */
export interface Telling {
  texts: string[];
  forms: RegExp[];
}

export const anyAddress: RegExp[] = [
  /\b(?:\d{1,3}\.){3}\d{1,3}\b/,
  // ::1, and whatever has at least four parts of hexadecimal digits.
  /(?<![0-9a-f:])::1(?![0-9a-f:])/i,
  /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![0-9a-f:])/i,
];
export const anyBrowser: RegExp[] = [/Mozilla\/\d/, /AppleWebKit/, /HeadlessChrome/, /Chrom(?:e|ium)\/\d/];

/** Every file below a folder, as bytes. */
export function filesBelow(folder: string): { name: string; bytes: Buffer }[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** What tells of somebody in these bytes, with what stands around it. */
export function tracesIn({ texts, forms }: Telling, { name, bytes }: { name: string; bytes: Buffer }): string[] {
  const plain = unpacked(bytes);
  // One character a byte for what is looked for as text, whatever the bytes mean; forms are those of ASCII.
  const text = plain.toString('latin1');
  const spot = (at: number, length: number) => `${name}: ${plain.subarray(Math.max(0, at - 30), at + length + 30)}`;
  const found: string[] = [];
  for (const each of texts) {
    const at = plain.indexOf(each);
    if (at >= 0) found.push(spot(at, each.length));
  }
  for (const form of forms) {
    const match = form.exec(text);
    if (match !== null) found.push(spot(match.index, match[0].length));
  }
  return found;
}

function unpacked(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
