import * as v from 'valibot';
import type { ContentDb } from './content-db.ts';

const sinceSchema = v.object({ id: v.string(), atMs: v.number() });
export type Since = v.InferOutput<typeof sinceSchema>;

export type SinceDb = ReturnType<typeof createSinceDb>;

/** Which package has been on the tablet since when. */
export function createSinceDb({ state, keepState }: Pick<ContentDb, 'state' | 'keepState'>) {
  return {
    /** `null` where nothing, or nothing readable, lies there. */
    async since(): Promise<Since | null> {
      const value = await state('since');
      return v.is(sinceSchema, value) ? value : null;
    },
    keepSince: (since: Since): Promise<void> => keepState('since', since),
  };
}
