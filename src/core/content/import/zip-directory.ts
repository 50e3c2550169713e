import type { ProblemCode } from '../problem.ts';

/** One file of an archive, as its directory declares it; nothing here is believed before it is inflated. */
export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packed: Uint8Array;
  size: number;
}

export type Refusal = { problem: ProblemCode; values?: Record<string, string | number> };

const LIMITS = { entries: 500, total: 100_000_000, ratio: 100, ratioFrom: 1_000_000 };
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ENCRYPTED = 1;
const UTF8 = 1 << 11;
const SYMLINK = 0xa000;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The files of an archive, checked before anything is inflated: their number, their declared size, its ratio to the packed size, their names, and
 * that no two share bytes. The directory at the end decides, as in every archive program; ZIP64 is for archives larger than any here.
 */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === -1) return { problem: 'file-damaged' };
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.entries) return { problem: 'archive-too-large' };
  const entries: ZipEntry[] = [];
  const ranges: [number, number][] = [];
  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) return { problem: 'file-damaged' };
    const flags = view.getUint16(at + 8, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const isSymlink = ((view.getUint32(at + 38, true) >>> 16) & 0xf000) === SYMLINK;
    if (flags & ENCRYPTED) return { problem: 'file-encrypted' };
    if (local + 30 > end || view.getUint32(local, true) !== LOCAL_HEADER) return { problem: 'file-damaged' };
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packedSize > end) return { problem: 'file-damaged' };
    const name = entryName(nameBytes, (flags & UTF8) !== 0);
    if (name === null || isSymlink || isUnsafe(name))
      return { problem: 'archive-unsafe', values: { found: name ?? '' } };
    total += size;
    if (total > LIMITS.total) return { problem: 'archive-too-large' };
    ranges.push([local, start + packedSize]);
    const packed = bytes.subarray(start, start + packedSize);
    if (!name.endsWith('/')) {
      entries.push({ name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed, size });
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (total > LIMITS.ratioFrom && total > LIMITS.ratio * bytes.length) return { problem: 'archive-too-large' };
  if (overlap(ranges)) return { problem: 'archive-unsafe', values: { found: '' } };
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  return names.size === entries.length ? entries : { problem: 'file-damaged' };
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  }
  return -1;
}

/** Windows Explorer writes names in CP932 and says nothing; a Mac writes UTF-8 and says nothing either. */
function entryName(bytes: Uint8Array, isUtf8: boolean): string | null {
  for (const encoding of isUtf8 ? ['utf-8'] : ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes).normalize('NFC');
    } catch {
      // The next one.
    }
  }
  return null;
}

function isUnsafe(name: string): boolean {
  const steps = name.split(/[/\\]/);
  return (
    name === '' ||
    /^[/\\]|^[A-Za-z]:|[\p{Cc}\p{Cf}]/u.test(name) ||
    steps.some((step) => step === '..' || DEVICE.test(step))
  );
}

function overlap(ranges: [number, number][]): boolean {
  const sorted = ranges.toSorted(([a], [b]) => a - b);
  return sorted.some(([start], index) => index > 0 && start < sorted[index - 1]![1]);
}
