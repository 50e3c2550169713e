import type { Clock } from '../platform/clock.ts';
import type { Failure } from '../platform/hub-client.ts';

export type HubContact = ReturnType<typeof createHubContact>;

/** When the hub was last heard, and what last went wrong, whoever asked it. */
export function createHubContact(clock: Pick<Clock, 'now'>) {
  let heardAtMs: number | null = null;
  let failure: { atMs: number; kind: Failure['kind']; status: number | null } | null = null;

  function note(answer: { kind: string; status?: number }) {
    if (!isFailure(answer)) {
      heardAtMs = clock.now();
      return;
    }
    failure = { atMs: clock.now(), kind: answer.kind, status: answer.status ?? null };
    // Whatever it said, it was there.
    if (answer.kind !== 'offline') heardAtMs = clock.now();
  }

  return {
    /** The same question, whose answer is noted. */
    noted:
      <Given extends unknown[], Answer extends { kind: string; status?: number }>(
        ask: (...given: Given) => Promise<Answer>,
      ) =>
      async (...given: Given): Promise<Answer> => {
        const answer = await ask(...given);
        note(answer);
        return answer;
      },
    look: () => ({ heardAtMs, failure }),
  };
}

function isFailure(answer: { kind: string; status?: number }): answer is { kind: Failure['kind']; status?: number } {
  return answer.kind !== 'answer' && answer.kind !== 'unchanged';
}
