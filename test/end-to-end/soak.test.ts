import { describe, it } from 'vitest';
import { expectNoGrowth } from '../support/expect-no-growth.ts';
import { soak } from '../support/soak.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('a lobby that stays', () => {
  const lobby = useLobby();

  it('holds no more after 60 changes of the page than before', async () => {
    const { before, after } = await soak(lobby.browser.page, lobby.hub, 60);
    expectNoGrowth(before, after, 500_000);
  }, 180_000);
});
