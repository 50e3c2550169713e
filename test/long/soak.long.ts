import { describe, it } from 'vitest';
import { expectNoGrowth } from '../support/expect-no-growth.ts';
import { soak } from '../support/soak.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('a lobby that stays', () => {
  const lobby = useLobby();

  it('holds no more after 10,000 changes of the page than before', async () => {
    const { before, after, changes } = await soak(lobby.browser.page, lobby.hub, 10_000);
    process.stdout.write(`${JSON.stringify({ changes, before, after })}\n`);
    expectNoGrowth(before, after, 1_000_000);
  });
});
