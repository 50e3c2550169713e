import { simulate } from './simulate.ts';

/** The worlds from one seed to another, and in which the promise was broken, with how to look at them. */
export async function failuresOf(first: number, last: number, tell = (_done: number) => {}) {
  const failures: string[] = [];
  const counts = new Map<string, number>();
  let promised = 0;
  for (let seed = first; seed <= last; seed += 1) {
    const world = await simulate(seed);
    promised += world.promised;
    for (const line of world.trace) {
      // Neither when nor which: a kind of thing is counted.
      const what = line
        .replace(/^\S+ /, '')
        .replace(/^tablet-\d+ /, 'tablet ')
        .replace(/ [0-9a-f]{8}.*/, '');
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    if (world.breaches.length > 0)
      failures.push([`node test/simulation/replay.ts ${seed}`, ...world.breaches].join('\n  '));
    tell(seed - first + 1);
  }
  const happened = (part: string) =>
    [...counts].reduce((sum, [what, count]) => sum + (what.includes(part) ? count : 0), 0);
  return { failures, promised, happened };
}
