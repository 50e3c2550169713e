import { describe, expect, it } from 'vitest';
import { pinch, touch } from '../support/monkey.ts';
import { letMonkeyIn } from '../support/monkey-in-lobby.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('the lobby', () => {
  const lobby = useLobby();

  it.each(['touchstart', 'touchmove'] as const)('refuses a second finger at its %s', async (kind) => {
    const { page, context } = lobby.browser;
    const refused = page.evaluate(
      (kind) =>
        new Promise((done) => {
          const say = ({ touches, defaultPrevented }: TouchEvent) => touches.length > 1 && done(defaultPrevented);
          addEventListener(kind, say);
        }),
      kind,
    );
    await pinch(await context.newCDPSession(page), { x: 500, y: 300 }, 50);
    expect(await refused).toBe(true);
  });

  it('is not zoomed by two fingers, not even quick upon a tap', async () => {
    const { page, context } = lobby.browser;
    const session = await context.newCDPSession(page);
    const zoomed = async () => {
      const at = { x: 500, y: 300 };
      await pinch(session, at, 200);
      await Promise.all([touch(session, [[at]]), touch(session, [[at]]), pinch(session, at, 200)]);
      return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(visualViewport?.scale))));
    };
    expect(await zoomed()).toBe(1);
    // Where nothing forbids it, these fingers do zoom.
    await page.evaluate(() => {
      document.documentElement.classList.remove('kiosk');
      document.querySelector<HTMLElement>('.sheet-place')!.style.touchAction = 'auto';
      for (const kind of ['touchstart', 'touchmove']) {
        addEventListener(kind, (event) => event.stopPropagation(), { capture: true });
      }
    });
    expect(await zoomed()).toBeGreaterThan(1);
  });

  it('stays the lobby through 1,000 random touches and keys', async () => {
    await letMonkeyIn(lobby, { seed: 1, count: 1_000 });
  });
});
