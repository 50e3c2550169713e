/** One safeguard turned off: in these files of `src` one text stands for another. */
export interface Mutation {
  name: string;
  patches: { file: string; find: string; put: string }[];
}

const inSteadyDb = (find: string, put: string) => [{ file: 'tablet/platform/steady-db.ts', find, put }];
const inRatingDb = (find: string, put: string) => [{ file: 'tablet/platform/rating-db.ts', find, put }];
const inSync = (find: string, put: string) => [{ file: 'tablet/feedback/sync.ts', find, put }];
const inSendQueue = (find: string, put: string) => [{ file: 'core/feedback/send-queue.ts', find, put }];

/** Each must be found by the simulator. */
export const mutations: Mutation[] = [
  {
    name: 'relaxed instead of strict',
    patches: inRatingDb("{ durability: 'strict' }", "{ durability: 'relaxed' }"),
  },
  {
    name: 'no abort handler',
    patches: inSteadyDb('await begun.done;', 'await begun.done.catch(() => {});'),
  },
  {
    name: 'thanks before complete',
    patches: inSteadyDb('await begun.done;', ''),
  },
  {
    name: 'answer before commit',
    // The commit comes some turns of the loop later, while the answer is on its way.
    patches: [
      {
        file: 'hub/storage/database.ts',
        find: "    const result = work();\n    database.exec('COMMIT');\n    return result;",
        put: `    const result = work();
    const later = (turns: number) => {
      if (turns > 0) return setImmediate(() => later(turns - 1));
      try {
        database.exec('COMMIT');
      } catch {}
    };
    later(6);
    return result;`,
      },
    ],
  },
  {
    name: 'no dedupe',
    patches: [
      {
        file: 'hub/storage/database.ts',
        find: 'id BLOB NOT NULL UNIQUE, device_id',
        put: 'id BLOB NOT NULL, device_id',
      },
      { file: 'hub/storage/events.ts', find: 'ON CONFLICT (id) DO NOTHING', put: '' },
    ],
  },
  {
    name: 'delete before ack',
    patches: inSync(
      'const batch = batchWithin(events, { events: most, bytes: BATCH_BYTES });',
      `const batch = batchWithin(events, { events: most, bytes: BATCH_BYTES });
      if (batch.length > 0) await db.advance(epoch, { ...state, sentThrough: batch.at(-1)!.seq, parked: [] });`,
    ),
  },
  {
    name: 'any 200 counts as ack',
    // With the `through` that was heard before: a new one would be found out at the next answer, and all be sent again.
    patches: [
      {
        file: 'tablet/platform/hub-client.ts',
        find: 'const ANSWER_WITHIN_MS = 15_000;',
        put: 'const ANSWER_WITHIN_MS = 15_000; const heard = new Map<string, number>();',
      },
      {
        file: 'tablet/platform/hub-client.ts',
        find: '{ epoch, events }, token, ratingsAnswerSchema)',
        put: `{ epoch, events }, token, v.union([
          v.pipe(ratingsAnswerSchema, v.transform((answer) => {
            heard.set(epoch, answer.through);
            return answer;
          })),
          v.pipe(v.unknown(), v.transform(() => ({
            results: events.map(({ id }) => ({ id, status: 'stored' as const })),
            through: heard.get(epoch) ?? 0,
          }))),
        ]))`,
      },
    ],
  },
  {
    name: 'seq bumped in another transaction',
    patches: inRatingDb(
      "await Promise.all([events.add(numbered), meta.put({ ...before, lastSeq: numbered.seq }, 'meta')]);",
      `await events.add(numbered);
      const bump = transaction.db.transaction(['meta'], 'readwrite', { durability: 'strict' });
      bump.done.catch(() => {});
      bump.objectStore('meta').put({ ...before, lastSeq: numbered.seq }, 'meta').catch(() => {});`,
    ),
  },
  {
    name: 'a restored hub is not noticed',
    patches: inSendQueue('if (answer.through < state.through)', 'if (false)'),
  },
  {
    name: 'an answer counts for another epoch',
    patches: inRatingDb('if (before.epoch !== epoch) return;', ''),
  },
  {
    name: 'rejected events are forgotten',
    patches: inSendQueue(
      "if (result.status === 'rejected') advance",
      "if (result.status === 'rejected') ({ ...advance, parked: [] as typeof advance.parked })",
    ),
  },
  {
    name: 'a rejected event holds back the others',
    patches: inSendQueue(
      'if (result?.id !== id) break;',
      "if (result?.id !== id || result.status === 'rejected') break;",
    ),
  },
  {
    name: 'whatever the hub says it holds counts as sent',
    patches: inSendQueue('advance.sentThrough = seq;', 'advance.sentThrough = Math.max(seq, answer.through);'),
  },
  {
    name: 'a try that was given up is written again',
    // Alone neither matters: the index refuses what is not looked up.
    patches: inRatingDb('if (stored !== undefined) return stored as E;', '').concat(
      inRatingDb('{ unique: true }', '{ unique: false }'),
    ),
  },
  {
    name: 'a database that hangs is waited for',
    patches: inSteadyDb('return await within(TRY_MS, attempt.result);', 'return await attempt.result;'),
  },
  {
    name: 'a dead connection is used again',
    patches: inSteadyDb('drop(used);', '').concat(inSteadyDb('terminated: lost,', '')),
  },
  {
    name: 'a refused token is kept',
    patches: inSync("if (failure.kind === 'unauthorized') await tokenRefused(sender);", ''),
  },
];
