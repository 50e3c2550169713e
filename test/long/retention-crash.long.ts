import { expect, it } from 'vitest';
import { killWhileLeaving } from '../support/kill-while-leaving.ts';
import { randomOf } from '../support/random-of.ts';

const KILLS = 40;
const OLD = 20_000;

it(`old ratings leave whole and once, though the hub is killed ${KILLS} times meanwhile`, async () => {
  const random = randomOf(20261126);
  // Two events each.
  const killAt = Array.from({ length: KILLS }, () => random(2 * OLD)).toSorted((one, other) => other - one);
  const { kills, killed, line, through } = await killWhileLeaving(OLD, killAt);
  for (const kill of kills.slice(0, -1))
    expect(kill).toMatchObject({
      halves: 0,
      damages: 0,
      missing: 0,
      ...(kill.recorded >= 0 && { recorded: 2 * OLD - kill.left }),
    });
  expect(killed).toBeGreaterThan(KILLS / 2);
  expect(kills.at(-1)).toEqual({ left: 0, recorded: -1, halves: 0, damages: 0, missing: 0 });
  expect(line).toMatchObject({ act: 'ratings-left', what: `令和8年度 ${OLD}` });
  expect(through).toBe(2 * OLD + 1);
});
