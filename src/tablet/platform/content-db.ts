import type { PinAttempts } from '../../core/settings/pin-attempts.ts';
import type { PinHash } from '../../core/settings/settings.ts';
import { type Clock, createClock } from './clock.ts';
import { type ContentSchema, openContent, type StateKey } from './content-schema.ts';
import { keptPackages } from './kept-packages.ts';
import { createSteadyDb } from './steady-db.ts';
import type { CheckedKey, Device, StoredState } from './stored-state.ts';

export type { StoredPackage } from './stored-package.ts';
export type { Device } from './stored-state.ts';

export type ContentDb = ReturnType<typeof createContentDb>;

/** What the tablet shows and who it is. */
export function createContentDb(clock: Pick<Clock, 'after' | 'now'> = createClock()) {
  const db = createSteadyDb<ContentSchema>((lost) => openContent(clock.now, lost), clock);

  const value = (key: StateKey) =>
    db.run(['state'], 'readonly', (transaction): Promise<unknown> => transaction.objectStore('state').get(key));

  /** `null` where nothing, or nothing readable, lies there. None of it is needed for the first slide, so its schemas come later. */
  async function read<Key extends CheckedKey>(key: Key): Promise<StoredState<Key> | null> {
    const { asStoredState } = await import('./stored-state.ts');
    return asStoredState(key, await value(key));
  }

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
    async confirmedMs(): Promise<number> {
      const confirmed = await value('confirmed').catch(() => null);
      return typeof confirmed === 'number' ? confirmed : 0;
    },
    keepConfirmedMs: (ms: number): Promise<void> => keep('confirmed', ms, 'default'),

    device: (): Promise<Device | null> => read('device'),
    keepDevice: (device: Device): Promise<void> => keep('device', device),

    /** Staff decided that no hub is asked for this tablet. */
    isAlone: async (): Promise<boolean> => (await read('alone')) ?? false,
    keepAlone: (isAlone: boolean): Promise<void> => keep('alone', isAlone),

    /** When storage was found empty, in ms since 1970; `null` for one that is older than this entry. */
    bornMs: (): Promise<number | null> => read('born'),
    /** As if it were found empty now, so that staff may set a PIN. */
    mayPinBeSetFromNow: (): Promise<void> => keep('born', clock.now()),

    /** The staff PIN that was set on the tablet itself. */
    ownPin: (): Promise<PinHash | null> => read('pin'),
    keepOwnPin: (pin: PinHash): Promise<void> => keep('pin', pin),

    /** `null` = none yet. */
    pinAttempts: (): Promise<PinAttempts | null> => read('pin-attempts'),
    keepPinAttempts: (attempts: PinAttempts): Promise<void> => keep('pin-attempts', attempts),
  };
}
