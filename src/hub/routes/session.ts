import type { FastifyInstance, FastifyReply } from 'fastify';
import type * as v from 'valibot';
import { type SessionAnswer, signInSchema } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { Database } from '../storage/database.ts';
import { hasPassword, isLongEnough, isPassword, setFirstPassword } from '../storage/password.ts';
import { record } from '../storage/record.ts';
import { beginSession, endSession, staffOfToken } from '../storage/sessions.ts';
import { type Address, isOwnMachine } from './address.ts';
import { createTurns } from './in-turn.ts';
import { refuse } from './refusal.ts';
import { createSignInThrottles } from './sign-in-throttle.ts';
import { giveStaffToken, staffToken, takeStaffToken } from './staff-cookie.ts';

/** Whoever stands further back in the queue is not kept waiting. */
const LONGEST_QUEUE = 20;

type Body = v.InferOutput<typeof signInSchema>;

/** Sign-in, sign-out, who is signed in, and the first password. */
export function sessionRoutes(app: FastifyInstance, database: Database, address: () => Address, now: () => number) {
  const throttleOf = createSignInThrottles(now);
  // Each look at a password takes 64 MiB and a third of a second of a core.
  const inTurn = createTurns(LONGEST_QUEUE);
  const schema = { body: signInSchema };

  async function signIn(reply: FastifyReply, name: string) {
    giveStaffToken(reply, address(), await beginSession(database, name, now()));
    return reply.send({ who: name, isPasswordSet: true } satisfies SessionAnswer);
  }

  app.post<{ Body: Body }>(paths.session, { schema }, async ({ body, ip }, reply) =>
    inTurn(
      async () => {
        const throttle = throttleOf(ip);
        const waitMs = throttle.waitMs();
        if (waitMs > 0) return refuse(reply.header('retry-after', Math.ceil(waitMs / 1000)), 'too_many_sign_ins');
        if (await isPassword(database, body.password)) {
          throttle.succeeded();
          return signIn(reply, body.name);
        }
        if (throttle.failed()) record(database, { who: body.name, act: 'sign-in-failed', what: '', nowMs: now() });
        return refuse(reply, 'wrong_password');
      },
      () => refuse(reply.header('retry-after', 10), 'too_many_sign_ins'),
    ),
  );

  app.post<{ Body: Body }>(paths.password, { schema }, async (request, reply) => {
    if (await hasPassword(database)) return refuse(reply, 'password_is_set');
    if (!isOwnMachine(request, address())) return refuse(reply, 'password_by_command');
    const { name, password } = request.body;
    if (!isLongEnough(password)) return refuse(reply, 'password_too_short');
    return inTurn(
      async () =>
        (await setFirstPassword(database, password, name, now()))
          ? signIn(reply, name)
          : refuse(reply, 'password_is_set'),
      () => refuse(reply.header('retry-after', 10), 'too_many_sign_ins'),
    );
  });

  app.get(paths.session, async (request) => {
    const token = staffToken(request, address());
    return {
      who: token === null ? null : await staffOfToken(database, token, now(), true),
      isPasswordSet: await hasPassword(database),
    } satisfies SessionAnswer;
  });

  app.delete(paths.session, async (request, reply) => {
    const token = staffToken(request, address());
    if (token !== null) await endSession(database, token, now());
    takeStaffToken(reply, address());
    return reply.code(204).send();
  });
}
