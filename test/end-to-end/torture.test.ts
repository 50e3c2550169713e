import { describe, expect, it } from 'vitest';
import { aTortureEdition, faultsOfTorture, TORTURED, tortures } from '../support/a-torture-edition.ts';
import { type SIZES, TYPE_SIZES } from '../support/lobby-hand.ts';
import { everyCase, pairwise } from '../support/pairwise.ts';
import { useLobby } from '../support/use-lobby.ts';

// The smallest, the largest and the commonest screen, and every third case; all are in the full grid.
const sizes = ['1280x800', '768x1024', '3840x2160'] as const satisfies (typeof SIZES)[number][];
const cases = pairwise({ torture: tortures, at: TORTURED, size: sizes, type: TYPE_SIZES }).filter(
  (_, no) => no % 3 === 0,
);

describe('a text that no screen was made for', () => {
  const lobby = useLobby(aTortureEdition());

  it.each(tortures)('is whole, and can be read and touched: %s', async (torture) => {
    const faults: string[] = [];
    for (const { at, ...setting } of cases.filter((each) => each.torture === torture)) {
      faults.push(...(await faultsOfTorture(lobby, torture, at, [setting])));
    }
    expect(faults).toEqual([]);
  });

  it('has the type that was chosen beside the longest names on the smallest screen', async () => {
    const settings = everyCase({ size: ['768x1024'] as const, type: [150, 200] as const });
    for (const torture of ['one character', 'variants of characters'] as const) {
      expect(await faultsOfTorture(lobby, torture, 'goal', settings)).toEqual([]);
    }
  });
});
