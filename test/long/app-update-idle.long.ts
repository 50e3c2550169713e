import { it } from 'vitest';
import { liveThroughUpdates } from '../support/live-through-updates.ts';

it('takes a newer build when nobody is there, goes back from one that throws at its start, and on to the next', async () => {
  await liveThroughUpdates(
    {
      begin: (page) => page.clock.install(),
      // In minutes without work a browser stops its workers; in a second that is told to be minutes it has to be told.
      async pass(page, ms) {
        const browser = await page.context().newCDPSession(page);
        await browser.send('ServiceWorker.enable');
        await browser.send('ServiceWorker.stopAllWorkers');
        await browser.detach();
        await page.clock.fastForward(ms);
      },
      firstSlideWithinMs: 1_000,
    },
    "throw new Error('broken build')",
  );
}, 180_000);
