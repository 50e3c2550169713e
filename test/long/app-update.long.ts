import { setTimeout as delay } from 'node:timers/promises';
import { it } from 'vitest';
import { liveThroughUpdates } from '../support/live-through-updates.ts';

it('lives through a build that is not even read, and the next, at the pace of a real day', async () => {
  await liveThroughUpdates(
    { begin: async () => {}, pass: (_page, ms) => delay(ms), firstSlideWithinMs: 20_000 },
    'this is no script }',
  );
});
