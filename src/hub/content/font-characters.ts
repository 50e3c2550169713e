import { brotliDecompressSync, constants } from 'node:zlib';

/** Brotli puts its own tables before the first byte. */
const DECODER_TABLES = 4_096;

/** The code points a font has glyphs for, from the table that the browser itself asks (`cmap`); .ttf or .woff2. */
export function fontCharacters(font: Buffer): Set<number> {
  const cmap = font.toString('latin1', 0, 4) === 'wOF2' ? cmapOfWoff2(font) : cmapOfTtf(font);
  const found = new Set<number>();
  for (let record = 0; record < cmap.readUInt16BE(2); record += 1) {
    const platform = cmap.readUInt16BE(4 + record * 8);
    const table = cmap.subarray(cmap.readUInt32BE(8 + record * 8));
    const format = table.readUInt16BE(0);
    // 0 and 3 are Unicode and Windows; format 14 tells variants of characters that stand in the others.
    if (platform !== 0 && platform !== 3) continue;
    if (format === 4) readSegments(table, found);
    else if (format === 12) readGroups(table, found);
    else if (format !== 14) throw new Error(`cmap format ${format} is not read here`);
  }
  return found;
}

function cmapOfTtf(font: Buffer): Buffer {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) === 'cmap') return font.subarray(font.readUInt32BE(at + 8));
  }
  throw new Error('the font has no cmap');
}

// https://www.w3.org/TR/WOFF2/#table_dir_format: of the 63 tables known by a number, cmap is 0, glyf 10, loca 11.
function cmapOfWoff2(font: Buffer): Buffer {
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (;;) {
      const byte = font[at++]!;
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let before = 0;
  let start = 0;
  let end = 0;
  for (let table = 0; table < font.readUInt16BE(12); table += 1) {
    const flags = font[at++]!;
    const tag = flags & 63;
    if (tag === 63) at += 4;
    const length = base128();
    const isTransformed = tag === 10 || tag === 11 ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const stored = isTransformed ? base128() : length;
    if (tag === 0) [start, end] = [before, before + stored];
    before += stored;
  }
  // The outlines come last and are most of it: they need not be unpacked.
  const packed = font.subarray(at, at + Math.min(font.readUInt32BE(20), end + DECODER_TABLES));
  const tables = brotliDecompressSync(packed, { finishFlush: constants.BROTLI_OPERATION_FLUSH });
  if (end === 0 || tables.length < end) throw new Error('the font has no cmap');
  return tables.subarray(start, end);
}

function readSegments(table: Buffer, found: Set<number>) {
  const count = table.readUInt16BE(6) / 2;
  for (let segment = 0; segment < count; segment += 1) {
    const end = table.readUInt16BE(14 + segment * 2);
    const start = table.readUInt16BE(16 + count * 2 + segment * 2);
    const delta = table.readUInt16BE(16 + count * 4 + segment * 2);
    const offsetAt = 16 + count * 6 + segment * 2;
    const offset = table.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const listed = offset === 0 ? code : table.readUInt16BE(offsetAt + offset + (code - start) * 2);
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(code);
    }
  }
}

function readGroups(table: Buffer, found: Set<number>) {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const [start, end, glyph] = [0, 4, 8].map((at) => table.readUInt32BE(16 + group * 12 + at));
    for (let code = start!; code <= end!; code += 1) if (glyph! + code - start! !== 0) found.add(code);
  }
}
