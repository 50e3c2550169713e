import { crc32 } from 'node:zlib';

/** One entry of a hand-made archive, lies included. */
export interface RawEntry {
  name: string | Uint8Array;
  bytes: Uint8Array;
  method?: number;
  size?: number;
  crc?: number;
  flags?: number;
  mode?: number;
}

/** An archive byte for byte as given: packing is up to the caller, and nothing is checked. */
export function aRawZip(entries: RawEntry[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {
    name: given,
    bytes,
    method = 0,
    size = bytes.length,
    crc = crc32(bytes),
    flags = 0,
    mode = 0,
  } of entries) {
    const name = Buffer.from(given as Uint8Array);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(method, 8);
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(name.length, 26);
    local.push(head, name, Buffer.from(bytes));
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    offset += 30 + name.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, ...directory, end]));
}

export function crc32Of(bytes: Uint8Array): number {
  return crc32(bytes);
}
