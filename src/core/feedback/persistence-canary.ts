import * as v from 'valibot';

/** The same small note lies in all three; where one of them is cleared, the others tell. */
export const canaryPlaces = ['database', 'local', 'cache'] as const;
export type CanaryPlace = (typeof canaryPlaces)[number];

/** What can be found gone: one of the places, or the list of ratings, which began a new epoch. */
export const losses = [...canaryPlaces, 'ratings'] as const;
export type Loss = (typeof losses)[number];

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));

export const canarySchema = v.object({
  bootCount: whole,
  firstSeenMs: v.number(),
  /** Of the ratings; '' where it could not be read. */
  epoch: v.string(),
  /** Where it is known to have been written: elsewhere nothing can be missed. */
  placed: v.array(v.picklist(canaryPlaces)),
  /** The last loss that was found. */
  lost: v.nullable(v.object({ atMs: v.number(), what: v.array(v.picklist(losses)) })),
});
export type Canary = v.InferOutput<typeof canarySchema>;

/** What lies in each place at a start. A place that cannot be asked has lost nothing. */
export type FoundCanaries = Record<CanaryPlace, Canary | 'nothing' | 'unreadable'>;

const TOLD_MS = 7 * 86_400_000;

/**
 * The canary of this start. Of those found the one that saw the most starts is believed; a place that should have it and does
 * not was cleared, also where it has begun anew. All gone is a new tablet: of that only the hub can know.
 */
export function nextCanary(found: FoundCanaries, epoch: string, nowMs: number): Canary {
  const known = canaryPlaces.map((place) => found[place]).filter((each) => typeof each === 'object');
  const oldest = known.toSorted((a, b) => b.bootCount - a.bootCount)[0];
  if (oldest === undefined) return { bootCount: 1, firstSeenMs: nowMs, epoch, placed: [], lost: null };
  const what: Loss[] = oldest.placed.filter((place) => {
    const here = found[place];
    return here === 'nothing' || (here !== 'unreadable' && here.firstSeenMs !== oldest.firstSeenMs);
  });
  const isKnownEpoch = epoch === '' || oldest.epoch === '' || epoch === oldest.epoch;
  if (!isKnownEpoch) what.push('ratings');
  return {
    ...oldest,
    bootCount: oldest.bootCount + 1,
    epoch: epoch || oldest.epoch,
    lost: what.length > 0 ? { atMs: nowMs, what } : oldest.lost,
  };
}

/** What was lost stays a fault for a week, so that it is still there when somebody looks. */
export function isLossRecent({ lost }: Pick<Canary, 'lost'>, nowMs: number): boolean {
  return lost !== null && Math.abs(nowMs - lost.atMs) < TOLD_MS;
}
