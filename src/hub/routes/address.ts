import type { IncomingHttpHeaders } from 'node:http';
import { isIPv4 } from 'node:net';

export interface Address {
  /** `http://host:port` as people may type it; every request must name one of them. */
  origins: string[];
  /** Only this machine can reach the hub: it listens on loopback and no other address is announced. */
  isLoopbackOnly: boolean;
  /** The address of before: what asks there is answered, and people who open a page are told the new one. */
  oldOrigin?: string;
}

/** As much of a request as says where it comes from. */
interface Asking {
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}

/** Where the hub listens, and under which addresses people know it. */
interface Place {
  host: string;
  port: number;
  isTls: boolean;
  origin?: string | undefined;
  oldOrigin?: string | undefined;
}

const FORWARDED = /^(forwarded|via|x-real-ip|x-forwarded-.+)$/;
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '::1'];

/**
 * The names under which a hub at host and port is known; the first is announced. One that listens everywhere is known by
 * every address of its machine: a foreign page can borrow a name for them, never the number itself.
 */
export function addressOf({ host, port, isTls, origin, oldOrigin }: Place, machineAddresses: string[]): Address {
  const loopback = isLoopback(host);
  const names = namesOf(host, loopback, machineAddresses);
  const own = names.map((name) => {
    const inUrl = name.includes(':') ? `[${name}]` : name;
    return new URL(`${isTls ? 'https' : 'http'}://${inUrl}:${port}`).origin;
  });
  const typed = origin === undefined ? own : [origin, ...own];
  return {
    origins: oldOrigin === undefined ? typed : [...typed, oldOrigin],
    isLoopbackOnly: loopback && origin === undefined && oldOrigin === undefined,
    ...(oldOrigin === undefined ? {} : { oldOrigin }),
  };
}

function namesOf(host: string, loopback: boolean, machineAddresses: string[]): string[] {
  if (host === '0.0.0.0' || host === '::') return [...machineAddresses, ...LOOPBACK_NAMES];
  if (!loopback) return [host];
  // Where `localhost` means 127.0.0.1, a hub on ::1 is not found by that name.
  if (host === '::1') return ['::1', ...LOOPBACK_NAMES];
  return LOOPBACK_NAMES.includes(host) ? LOOPBACK_NAMES : [host];
}

/** Whether only this machine can reach the address. A name counts as reachable unless it is `localhost`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** Against DNS rebinding and foreign pages: Host, and Origin where the browser sends one, must be this hub's. */
export function isOwnAddress(request: Asking, address: Address): boolean {
  const { host, origin } = request.headers;
  if (!address.origins.some((own) => new URL(own).host === host?.toLowerCase())) return false;
  return origin === undefined || address.origins.includes(origin);
}

/** The hosts of all its addresses, the announced one first: what its certificate must name. */
export function hostsOf({ origins }: Address): string[] {
  return [...new Set(origins.map((origin) => new URL(origin).hostname.replace(/^\[(.+)\]$/, '$1')))];
}

/** Whether the browser reached the hub under this very address over TLS. */
export const isSecure = ({ headers }: Pick<Asking, 'headers'>, { origins }: Address) =>
  origins.some((own) => own === `https://${headers.host?.toLowerCase()}`);

/** A browser on the hub's own machine, which needs no code: nothing stands between it and the hub. */
export function isOwnMachine(request: Asking, address: Address): boolean {
  const peer = request.socket.remoteAddress ?? '';
  const isLoopbackPeer = peer === '::1' || /^(::ffff:)?127\./.test(peer);
  const isForwarded = Object.keys(request.headers).some((name) => FORWARDED.test(name));
  return address.isLoopbackOnly && isLoopbackPeer && !isForwarded && isOwnAddress(request, address);
}
