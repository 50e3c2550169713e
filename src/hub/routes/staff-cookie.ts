import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Address, isSecure } from './address.ts';

/** The session's token as the browser sent it. */
export function staffToken(request: FastifyRequest, address: Address): string | null {
  return request.cookies[cookieFor(request, address).name] ?? null;
}

export function giveStaffToken(reply: FastifyReply, address: Address, token: string) {
  const { name, options } = cookieFor(reply.request, address);
  reply.setCookie(name, token, options);
}

export function takeStaffToken(reply: FastifyReply, address: Address) {
  const { name, options } = cookieFor(reply.request, address);
  reply.clearCookie(name, options);
}

/** Where people type https, the browser itself keeps the cookie to this very host. */
function cookieFor(request: FastifyRequest, address: Address) {
  const secure = isSecure(request, address);
  return {
    name: secure ? '__Host-session' : 'session',
    options: { path: '/', httpOnly: true, sameSite: 'strict', secure } as const,
  };
}
