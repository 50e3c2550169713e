import { isIP, isIPv4 } from 'node:net';

// RFC 5280 4.2.1.10, written as DER; the library that makes certificates has no class for it.
const SEQUENCE = 0x30;
const PERMITTED = 0xa0;
const EXCLUDED = 0xa1;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/** That a certificate below may name these alone. A kind of name of which none is given is excluded whole, for else any of it would do. */
export function nameConstraints(names: string[]): Uint8Array<ArrayBuffer> {
  const addresses = names.filter((name) => isIP(name) !== 0);
  const hosts = names.filter((name) => isIP(name) === 0);
  const permitted = names.map(subtree);
  const excluded = [
    ...(hosts.length > 0 ? [] : [element(DNS_NAME, Buffer.alloc(0))]),
    ...(addresses.length > 0 ? [] : [Buffer.alloc(8), Buffer.alloc(32)].map((all) => element(IP_ADDRESS, all))),
  ].map((base) => element(SEQUENCE, base));
  const trees = [
    element(PERMITTED, Buffer.concat(permitted)),
    ...(excluded.length === 0 ? [] : [element(EXCLUDED, Buffer.concat(excluded))]),
  ];
  return new Uint8Array(element(SEQUENCE, Buffer.concat(trees)));
}

/** Whether an authority made with `nameConstraints` may vouch for the name. Its bytes say so nowhere else: it names no host of its own. */
export const isPermitted = (authorityBytes: Buffer, name: string) => authorityBytes.includes(subtree(name));

const subtree = (name: string) =>
  element(
    SEQUENCE,
    isIP(name) === 0 ? element(DNS_NAME, Buffer.from(name, 'ascii')) : element(IP_ADDRESS, addressAlone(name)),
  );

function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), content]);
}

/** The address and a mask that leaves nothing open. */
function addressAlone(address: string): Buffer {
  const bytes = isIPv4(address) ? Buffer.from(address.split('.').map(Number)) : ipv6Bytes(address);
  return Buffer.concat([bytes, Buffer.alloc(bytes.length, 255)]);
}

function ipv6Bytes(address: string): Buffer {
  // The URL parser writes any form of it in groups of hexadecimal digits.
  const [head = '', tail] = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 255]));
}
