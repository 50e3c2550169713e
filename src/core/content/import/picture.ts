import type { Refusal } from './zip-directory.ts';

/** A picture of an archive; `name` is its file name without folders, by which a notice names it. */
export interface Picture {
  name: string;
  type: 'image/png' | 'image/jpeg' | 'image/webp';
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** A photo of a camera has 12–24 million pixels; the page that takes it redraws it smaller. */
const LIMITS = { bytes: 20_000_000, side: 16_384, pixels: 40_000_000 };

/** A picture by its first bytes, whatever its name says; the header is read, nothing is decoded. */
export function pictureOf(name: string, bytes: Uint8Array): Picture | Refusal {
  const header = pngHeader(bytes) ?? jpegHeader(bytes) ?? webpHeader(bytes);
  if (header === null) return { problem: 'picture-type', values: { found: name } };
  const { width, height } = header;
  const isTooLarge =
    bytes.length > LIMITS.bytes || Math.max(width, height) > LIMITS.side || width * height > LIMITS.pixels;
  if (isTooLarge || width === 0 || height === 0)
    return { problem: 'picture-too-large', values: { found: name, width, height } };
  return { name, bytes, ...header };
}

type Header = Pick<Picture, 'type' | 'width' | 'height'>;

function pngHeader(bytes: Uint8Array): Header | null {
  if (!startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) || ascii(bytes, 12, 4) !== 'IHDR')
    return null;
  const view = viewOf(bytes);
  return bytes.length < 24 ? null : { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** The size stands in the start-of-frame segment, behind others of any length. */
function jpegHeader(bytes: Uint8Array): Header | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return null;
  const view = viewOf(bytes);
  for (let at = 2; at + 9 <= bytes.length; ) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

function webpHeader(bytes: Uint8Array): Header | null {
  if (bytes.length < 30 || ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP') return null;
  const view = viewOf(bytes);
  const type = 'image/webp';
  const three = (at: number) => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
  switch (ascii(bytes, 12, 4)) {
    case 'VP8X':
      return { type, width: three(24) + 1, height: three(27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
