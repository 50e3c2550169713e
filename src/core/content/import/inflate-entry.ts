import { Inflate } from 'fflate';
import type { ZipEntry } from './zip-directory.ts';

const STORED = 0;
const DEFLATED = 8;
// A deflate stream grows at most 1032-fold, so no step makes more than 16 MB before it is counted.
const STEP = 16_384;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The bytes of an entry, counted while they come; null where they are not exactly what the directory declares. */
export function inflateEntry({ method, packed, size, crc }: ZipEntry): Uint8Array | null {
  const bytes = method === STORED ? packed : method === DEFLATED ? inflated(packed, size) : null;
  return bytes?.length === size && crc32(bytes) === crc ? bytes : null;
}

function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  const out = new Uint8Array(size);
  let length = 0;
  let isTooLong = false;
  const stream = new Inflate((chunk) => {
    isTooLong ||= length + chunk.length > size;
    if (!isTooLong) out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && !isTooLong; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch {
    return null;
  }
  return isTooLong || length !== size ? null : out;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
