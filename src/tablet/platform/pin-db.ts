import * as v from 'valibot';
import { noAttempts, type PinAttempts, pinAttemptsSchema } from '../../core/settings/pin-attempts.ts';
import { type PinHash, pinHashSchema } from '../../core/settings/settings.ts';
import type { ContentDb } from './content-db.ts';
import type { StateKey } from './content-schema.ts';

export type PinDb = ReturnType<typeof createPinDb>;

/** What only the staff dialog asks of the tablet's storage; it lies beside who the tablet is. */
export function createPinDb({ state, keepState }: Pick<ContentDb, 'state' | 'keepState'>) {
  /** `null` where nothing, or nothing readable, lies there. */
  async function read<Schema extends v.GenericSchema>(
    key: StateKey,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | null> {
    const value = await state(key);
    return v.is(schema, value) ? value : null;
  }

  return {
    /** When storage was found empty, in ms since 1970; `null` for one that is older than this entry. */
    bornMs: (): Promise<number | null> => read('born', v.number()),

    /** The staff PIN that was set on the tablet itself. */
    ownPin: (): Promise<PinHash | null> => read('pin', pinHashSchema),
    keepOwnPin: (pin: PinHash): Promise<void> => keepState('pin', pin),

    pinAttempts: async (): Promise<PinAttempts> => (await read('pin-attempts', pinAttemptsSchema)) ?? noAttempts,
    keepPinAttempts: (attempts: PinAttempts): Promise<void> => keepState('pin-attempts', attempts),
  };
}
