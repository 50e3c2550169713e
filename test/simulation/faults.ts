import type { Fate } from './simulated-network.ts';
import type { DiskTroubles } from './tablet-disk.ts';
import type { World } from './world.ts';

/** What goes wrong in one world, and how often. Each world has some of it, so that every mixture comes up. */
export type Faults = ReturnType<typeof drawFaults>;

const DAY_MS = 86_400_000;
const html = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  text: '<html>Please sign in to the network</html>',
};
const refusal = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  text: '{"error":"x","message":"x"}',
});
const foreignAnswers = [
  html,
  refusal(401),
  refusal(429, { 'retry-after': '7' }),
  refusal(500),
  refusal(503, { 'retry-after': '86400' }),
  { ...html, headers: { 'content-type': 'application/json' }, text: '{"results":[],"through":999}' },
];
export const calendars = (world: World): number[] => [
  DAY_MS,
  -DAY_MS,
  Date.parse('1970-01-02T00:00:00Z') - world.calendarMs(),
  Date.parse('2099-12-31T23:59:00Z') - world.calendarMs(),
  0,
];

export function drawFaults(world: World) {
  const often = (probability: number, most: number) => (world.happens(probability) ? world.between(1, most) : 0);
  const sometimes = (probability: number, most: number) =>
    world.happens(probability) ? (world.chance(100) / 100) * most : 0;
  return {
    // What befalls single requests and transactions, as probabilities.
    lost: sometimes(0.4, 0.4),
    doubled: sometimes(0.4, 0.4),
    delayed: sometimes(0.4, 0.4),
    answerLost: sometimes(0.5, 0.5),
    foreignBefore: sometimes(0.4, 0.4),
    foreignAfter: sometimes(0.4, 0.4),
    abort: sometimes(0.5, 0.4),
    hang: sometimes(0.15, 0.1),
    heardLate: sometimes(0.2, 0.2),
    badEvent: sometimes(0.15, 0.3),
    // What happens so many times.
    tabletKilled: often(0.7, 5),
    hubKilled: often(0.7, 5),
    frozen: often(0.2, 2),
    full: often(0.2, 2),
    connectionLost: often(0.3, 3),
    calendarSet: often(0.4, 3),
    hubCalendarSet: often(0.2, 2),
    hubFull: often(0.2, 2),
    wiped: often(0.35, 2),
    // Never both: where two tablets count in one epoch, neither learns from the other's `through` that the hub has forgotten
    // its own. Staff see a clone, and no backup should have to be put back while there is one.
    ...(world.happens(0.25) ? { cloned: 1, restored: 0 } : { cloned: 0, restored: often(0.4, 2) }),
  };
}

/** Of the disks, as long as `areOn`. */
export function troublesOf(world: World, faults: Faults, areOn: () => boolean, isFull: () => boolean): DiskTroubles {
  const happens = happening(world, areOn);
  return {
    abort() {
      if (!happens(faults.abort, 'transaction aborts')) return null;
      return world.happens(0.5) ? 'commit' : world.between(1, 2);
    },
    hangs: () => happens(faults.hang, 'transaction hangs'),
    heardAfterMs: () => (happens(faults.heardLate, 'commit heard late') ? world.between(500, 8_000) : 0),
    isFull,
  };
}

/** Of each request, as long as `areOn`. */
export function fateIn(world: World, faults: Faults, areOn: () => boolean): () => Fate {
  const happens = happening(world, areOn);
  const foreign = () => foreignAnswers[world.chance(foreignAnswers.length)]!;
  return () => {
    const isSlow = happens(faults.delayed, 'request delayed');
    return {
      isLost: happens(faults.lost, 'request lost'),
      againAfterMs: happens(faults.doubled, 'request doubled') ? world.between(0, 40_000) : null,
      thereMs: isSlow ? world.between(0, 20_000) : world.between(1, 30),
      backMs: isSlow ? world.between(0, 5_000) : world.between(1, 30),
      isAnswerLost: happens(faults.answerLost, 'answer lost'),
      before: happens(faults.foreignBefore, 'answer from somebody else') ? foreign() : null,
      after: happens(faults.foreignAfter, 'answer changed') ? foreign() : null,
    };
  };
}

function happening(world: World, areOn: () => boolean) {
  return (probability: number, what: string): boolean => {
    const does = areOn() && world.happens(probability);
    if (does) world.note('world', what);
    return does;
  };
}
