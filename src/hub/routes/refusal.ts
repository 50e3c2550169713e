import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import { type RefusalCode, refusalSentence } from '../../words/refusals.ts';
import { isStorageFailure } from '../storage/database.ts';

const STATUS = {
  malformed: 400,
  picture_missing: 400,
  picture_damaged: 400,
  password_too_short: 400,
  settings_wrong: 400,
  unauthorized: 401,
  signed_out: 401,
  wrong_password: 401,
  wrong_address: 403,
  not_own_machine: 403,
  password_by_command: 403,
  wrong_code: 403,
  password_is_set: 403,
  not_found: 404,
  no_content: 404,
  changed_meanwhile: 409,
  settings_changed: 409,
  settings_broken: 409,
  settings_unusual: 409,
  name_taken: 409,
  too_large: 413,
  picture_too_large: 413,
  unsupported_type: 415,
  picture_type: 415,
  too_many: 429,
  too_many_sign_ins: 429,
  internal: 500,
  settings_not_writable: 503,
  storage: 503,
  busy: 503,
} satisfies Record<RefusalCode, number>;

/** A full disk does not go by itself; a crowd does. */
const RETRY_AFTER_SECONDS = { storage: 10, busy: 5 };

/** `more` = what only this answer has to tell. */
export function refuse(
  reply: FastifyReply,
  code: RefusalCode,
  more: { message?: string; faults?: object[] } = {},
): FastifyReply {
  if (code === 'storage' || code === 'busy') reply.header('retry-after', RETRY_AFTER_SECONDS[code]);
  return reply.code(STATUS[code]).send({ error: code, message: refusalSentence(code), ...more });
}

/** One place turns whatever went wrong into an answer: the sender's fault is 4xx, a disk that takes no more is 503. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isStorageFailure(error)) {
    request.log.error({ event: 'storage.failed', reason: error.message }, 'the disk took no more');
    return refuse(reply, 'storage');
  }
  const status = error.statusCode ?? 500;
  // A folder among the pages is answered with 403; whether it exists is nobody's business.
  if (status === 403 || status === 404) return refuse(reply, 'not_found');
  if (status === 413) return refuse(reply, 'too_large');
  if (status === 415)
    return refuse(reply, request.url.startsWith(paths.pictures) ? 'picture_type' : 'unsupported_type');
  if (status === 429) return refuse(reply, 'too_many');
  if (status === 503) return refuse(reply, 'busy');
  if (status >= 400 && status < 500) return refuse(reply, 'malformed');
  request.log.error({ event: 'request.failed', err: error }, 'request failed');
  return refuse(reply, 'internal');
}

/** For what is not even HTTP: no request exists yet, so the answer is written by hand. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const body = JSON.stringify({ error: 'malformed', message: refusalSentence('malformed') });
    socket.write(
      `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nContent-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\n\r\n${body}`,
    );
  }
  socket.destroy();
}
