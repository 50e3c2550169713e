import { expect, it } from 'vitest';
import { tryRetentionWorlds } from '../../support/retention-worlds.ts';

// A fixed sample; `npm run long -- retention` tries more.
it('lets nothing leave that is younger, through never fall, no gap appear and nothing count twice, whatever happens', async () => {
  const left = await tryRetentionWorlds(5, 20261126);
  // Else nothing was tried.
  expect(left.runs).toBeGreaterThan(1);
  expect(left.events).toBeGreaterThan(30);
});
