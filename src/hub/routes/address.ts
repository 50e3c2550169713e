import type { FastifyRequest } from 'fastify';

export interface Address {
  /** `http://host:port` as people may type it; every request must name one of them. */
  origins: string[];
  /** Only this machine can reach the hub: it listens on loopback and no other address is announced. */
  isLoopbackOnly: boolean;
}

const FORWARDING_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** The names under which a hub at host and port is known; `origin` is the announced one. */
export function addressOf(host: string, port: number, isTls: boolean, origin: string | undefined): Address {
  const scheme = isTls ? 'https' : 'http';
  const loopback = isLoopbackHost(host);
  const hosts = loopback ? ['localhost', '127.0.0.1', '[::1]'] : [host.includes(':') ? `[${host}]` : host];
  const own = hosts.map((name) => new URL(`${scheme}://${name}:${port}`).origin);
  return {
    origins: origin === undefined ? own : [origin, ...own],
    isLoopbackOnly: loopback && origin === undefined,
  };
}

export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Against DNS rebinding and foreign pages: Host, and Origin where the browser sends one, must be this hub's. */
export function isOwnAddress(request: FastifyRequest, address: Address): boolean {
  const { host, origin } = request.headers;
  if (!address.origins.some((own) => new URL(own).host === host)) return false;
  return origin === undefined || address.origins.includes(origin);
}

/** A browser on the hub's own machine, which needs no code: nothing stands between it and the hub. */
export function isOwnMachine(request: FastifyRequest, address: Address): boolean {
  const peer = request.socket.remoteAddress ?? '';
  const isLoopbackPeer = peer === '::1' || /^(::ffff:)?127\./.test(peer);
  const isForwarded = FORWARDING_HEADERS.some((name) => request.headers[name] !== undefined);
  return address.isLoopbackOnly && isLoopbackPeer && !isForwarded && isOwnAddress(request, address);
}
