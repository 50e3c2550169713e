import type { ProblemCode } from '../problem.ts';

/** An archive with its pictures; what is longer need not even be read. */
export const maxFileBytes = 80_000_000;

/** A ward's document has some 30 KB; what is a hundred times longer is another file. */
export const maxTextBytes = 2_000_000;

type Decoded = { text: string } | { problem: ProblemCode; values?: Record<string, string | number> };

const SIGNATURES: { kind: string; bytes: number[] }[] = [
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x07, 0x08] },
  { kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'office', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

const BYTE_ORDER_MARKS: { encoding: string; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** The text of a file, whatever of the encodings in use in Japanese offices it has; never a guess with replaced characters. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { problem: 'file-empty' };
  const signature = SIGNATURES.find((known) => startsWith(bytes, known.bytes));
  if (signature?.kind === 'office') return oldOfficeFile(bytes);
  if (signature) return { problem: 'file-type', values: { kind: signature.kind } };
  if (bytes.length > maxTextBytes) return { problem: 'file-too-large', values: { limitMb: maxTextBytes / 1_000_000 } };

  const mark = BYTE_ORDER_MARKS.find((known) => startsWith(bytes, known.bytes));
  const text = mark ? decodeStrictly(bytes, mark.encoding) : decodeUnmarked(bytes);
  if (text?.includes('\0')) return { problem: 'file-type', values: { kind: 'binary' } };
  if (text === null) {
    return !mark && bytes.includes(0)
      ? { problem: 'file-type', values: { kind: 'binary' } }
      : { problem: 'file-encoding' };
  }
  return text.trim() === '' ? { problem: 'file-empty' } : { text };
}

export function isZip(bytes: Uint8Array): boolean {
  return SIGNATURES.some((known) => known.kind === 'zip' && startsWith(bytes, known.bytes));
}

/** Office before 2007 and everything that Office encrypts are one container; the names of its streams tell which. */
function oldOfficeFile(bytes: Uint8Array): Decoded {
  const directory = new TextDecoder('utf-16le').decode(bytes.subarray(0, maxTextBytes & ~1));
  if (directory.includes('EncryptedPackage')) return { problem: 'file-encrypted' };
  return { problem: 'file-type', values: { kind: directory.includes('WordDocument') ? 'word' : 'office' } };
}

function decodeUnmarked(bytes: Uint8Array): string | null {
  // Line ends and tabs of UTF-16 hold a NUL, and no other text does.
  if (bytes.includes(0))
    return [decodeStrictly(bytes, 'utf-16le'), decodeStrictly(bytes, 'utf-16be')].find(isJapanese) ?? null;
  const utf8 = decodeStrictly(bytes, 'utf-8');
  // ISO-2022-JP is ASCII to every decoder: ESC $ begins its Japanese.
  if (utf8 !== null) return utf8.includes('\u001b$') ? null : utf8;
  const cp932 = decodeStrictly(bytes, 'shift_jis');
  // EUC-JP passes as CP932, but as a soup of half-width katakana.
  return cp932 !== null && share(cp932, /[\uFF61-\uFF9F]/g) < 0.3 ? cp932 : null;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isJapanese(text: string | null): text is string {
  return text !== null && share(text, /[\t\n\r -~\u2000-\u30FF\u4E00-\u9FFF\uFF00-\uFFEF]/g) > 0.95;
}

function share(text: string, characters: RegExp): number {
  return text.length === 0 ? 0 : (text.match(characters)?.length ?? 0) / text.length;
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
