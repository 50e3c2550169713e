import { describe, expect, it } from 'vitest';
import { failuresOf } from './failures.ts';
import { simulate } from './simulate.ts';

const misfortunes = [
  ...[
    'request lost',
    'request doubled',
    'request delayed',
    'answer lost',
    'answer from somebody else',
    'answer changed',
  ],
  ...[
    'tablet killed',
    'hub killed',
    'transaction aborts',
    'transaction hangs',
    'commit heard late',
    'disk stands still',
    'connections lost',
  ],
  ...['disks full', 'hub disk full', 'calendar set', 'hub calendar set', 'tablet wiped', 'clone', 'hub restored'],
  ...['answered 401', 'answered 429', 'answered 500', 'answered 503', 'answered by a page'],
];

describe('the promise', () => {
  it('is kept in a hundred worlds in which everything fails', { timeout: 180_000 }, async () => {
    const { failures, promised, happened } = await failuresOf(1, 100);
    expect(failures).toEqual([]);
    expect(promised).toBeGreaterThan(1_000);
    // A world in which nothing goes wrong shows nothing.
    expect(misfortunes.filter((what) => happened(what) < 10)).toEqual([]);
  });

  it.each([7, 19, 24])('is the same world again for the seed %i, step by step', async (seed) => {
    const once = await simulate(seed);
    const again = await simulate(seed);
    expect(again.trace).toEqual(once.trace);
    expect((await simulate(seed + 1)).trace).not.toEqual(once.trace);
  });
});
