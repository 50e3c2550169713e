import * as v from 'valibot';
import { noAttempts, type PinAttempts, pinAttemptsSchema } from '../../core/settings/pin-attempts.ts';
import { type PinHash, pinHashSchema } from '../../core/settings/settings.ts';
import { type Clock, createClock } from './clock.ts';
import { type ContentSchema, openContent, type StateKey } from './content-schema.ts';
import { keptPackages } from './kept-packages.ts';
import { createSteadyDb } from './steady-db.ts';

export type { StoredPackage } from './content-schema.ts';

const deviceSchema = v.object({ deviceId: v.string(), token: v.string() });
export type Device = v.InferOutput<typeof deviceSchema>;

export type ContentDb = ReturnType<typeof createContentDb>;

/** What the tablet shows and who it is. */
export function createContentDb(clock: Pick<Clock, 'after' | 'now'> = createClock()) {
  const db = createSteadyDb<ContentSchema>((lost) => openContent(clock.now, lost), clock);

  /** `null` where nothing, or nothing readable, lies there. */
  const read = <Schema extends v.GenericSchema>(key: StateKey, schema: Schema) =>
    db.run(['state'], 'readonly', async (transaction): Promise<v.InferOutput<Schema> | null> => {
      const value = await transaction.objectStore('state').get(key);
      return v.is(schema, value) ? value : null;
    });

  const keep = (key: StateKey, value: unknown, durability: IDBTransactionDurability = 'strict'): Promise<void> =>
    db.run(
      ['state'],
      'readwrite',
      async (transaction) => {
        await transaction.objectStore('state').put(value, key);
      },
      { durability },
    );

  return {
    ...keptPackages(db),

    /** In ms since 1970; 0 before the first. */
    confirmedMs: async (): Promise<number> => (await read('confirmed', v.number()).catch(() => null)) ?? 0,
    keepConfirmedMs: (ms: number): Promise<void> => keep('confirmed', ms, 'default'),

    device: (): Promise<Device | null> => read('device', deviceSchema),
    keepDevice: (device: Device): Promise<void> => keep('device', device),

    /** Staff decided that no hub is asked for this tablet. */
    isAlone: async (): Promise<boolean> => (await read('alone', v.boolean())) ?? false,
    keepAlone: (isAlone: boolean): Promise<void> => keep('alone', isAlone),

    /** When storage was found empty, in ms since 1970; `null` for one that is older than this entry. */
    bornMs: (): Promise<number | null> => read('born', v.number()),
    /** As if it were found empty now, so that staff may set a PIN. */
    mayPinBeSetFromNow: (): Promise<void> => keep('born', clock.now()),

    /** The staff PIN that was set on the tablet itself. */
    ownPin: (): Promise<PinHash | null> => read('pin', pinHashSchema),
    keepOwnPin: (pin: PinHash): Promise<void> => keep('pin', pin),

    pinAttempts: async (): Promise<PinAttempts> => (await read('pin-attempts', pinAttemptsSchema)) ?? noAttempts,
    keepPinAttempts: (attempts: PinAttempts): Promise<void> => keep('pin-attempts', attempts),
  };
}
