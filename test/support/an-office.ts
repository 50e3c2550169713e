import { createSession } from '../../src/office/frame/session-state.ts';
import type { Answer, OfficeClient } from '../../src/office/office-client.ts';
import { createOfficeState } from '../../src/office/office-state.ts';
import { aClock } from './a-clock.ts';
import { anOverview } from './an-overview.ts';

export const answer = <Value>(value: Value): Answer<Value> => ({ kind: 'answer', value });
export const signedOut = { kind: 'signed-out' } as const;
export const unreachable = { kind: 'unreachable' } as const;
export const refused = (status: number, message = '受け付けられません。', retryAfterSeconds: number | null = null) =>
  ({ kind: 'refused', status, code: 'some_code', message, retryAfterSeconds }) as const;

/** A hub that answers as told and remembers what it was asked; whatever else is asked fails the test. */
export function aScriptedOfficeHub(script: Partial<OfficeClient>) {
  const asked: { call: string; given: unknown[] }[] = [];
  const hub = new Proxy({} as OfficeClient, {
    get(_, call: keyof OfficeClient) {
      return (...given: unknown[]) => {
        asked.push({ call, given });
        const answered = script[call] as ((...given: unknown[]) => unknown) | undefined;
        if (answered === undefined) throw new Error(`nobody should ask for ${call}`);
        return answered(...given);
      };
    },
  });
  return { hub, asked, calls: () => asked.map(({ call }) => call) };
}

/** Somebody is signed in at the office page of a hub that answers as told. */
export async function anOffice(script: Partial<OfficeClient>) {
  const clock = aClock();
  const { hub, asked, calls } = aScriptedOfficeHub({
    session: async () => answer({ who: '総務課 山田', isPasswordSet: true }),
    signIn: async () => answer(null),
    overview: async () => answer(anOverview(7)),
    ...script,
  });
  const session = createSession({ hub, clock, leave: () => {} });
  const office = createOfficeState({ hub, clock, kept: session.kept });
  await session.start();
  await office.look();
  asked.length = 0;
  return { clock, hub, session, office, asked, calls };
}
