import { describe, it } from 'vitest';
import { letMonkeyIn } from '../support/monkey-in-lobby.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('the lobby', () => {
  const lobby = useLobby();

  it.each([
    { seed: 2, width: 1280, height: 800 },
    { seed: 3, width: 800, height: 1280 },
  ])('stays the lobby through 10,000 random touches and keys at $width × $height', async ({ seed, width, height }) => {
    await lobby.browser.page.setViewportSize({ width, height });
    await letMonkeyIn(lobby, { seed, count: 10_000 });
  });
});
