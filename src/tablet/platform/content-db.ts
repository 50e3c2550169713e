import { type Clock, createClock } from './clock.ts';
import { type ContentSchema, openContent, type StateKey } from './content-schema.ts';
import { keptPackages } from './kept-packages.ts';
import { createSteadyDb } from './steady-db.ts';

export type { StoredPackage } from './stored-package.ts';

/** Who the tablet is to the hub. */
export interface Device {
  deviceId: string;
  token: string;
}

export type ContentDb = ReturnType<typeof createContentDb>;

/** What the tablet shows and who it is. */
export function createContentDb(clock: Pick<Clock, 'after' | 'now'> = createClock()) {
  const db = createSteadyDb<ContentSchema>((lost) => openContent(clock.now, lost), clock);

  const state = (key: StateKey) =>
    db.run(['state'], 'readonly', (transaction): Promise<unknown> => transaction.objectStore('state').get(key));

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
    /** For what lies here too and is loaded later: pin-db.ts, old-packages.ts. */
    run: db.run,
    /** What lies there, unread; `undefined` = nothing. */
    state,
    keepState: keep,

    /** In ms since 1970; 0 before the first. */
    async confirmedMs(): Promise<number> {
      const confirmed = await state('confirmed').catch(() => null);
      return typeof confirmed === 'number' ? confirmed : 0;
    },
    keepConfirmedMs: (ms: number): Promise<void> => keep('confirmed', ms, 'default'),

    async device(): Promise<Device | null> {
      const device = await state('device');
      return isDevice(device) ? device : null;
    },
    keepDevice: (device: Device): Promise<void> => keep('device', device),

    /** Staff decided that no hub is asked for this tablet. */
    isAlone: async (): Promise<boolean> => (await state('alone')) === true,
    keepAlone: (isAlone: boolean): Promise<void> => keep('alone', isAlone),

    /** As if it were found empty now, so that staff may set a PIN. */
    mayPinBeSetFromNow: (): Promise<void> => keep('born', clock.now()),
  };
}

// By hand: a schema would have to be there before the first slide.
function isDevice(value: unknown): value is Device {
  const { deviceId, token } = (value ?? {}) as Partial<Record<keyof Device, unknown>>;
  return typeof deviceId === 'string' && typeof token === 'string';
}
