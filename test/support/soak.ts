import type { CDPSession, Page } from 'playwright-core';
import { openLobby } from './lobby-page.ts';
import type { RunningHub } from './start-hub.ts';

/** What a page holds, after everything that nobody holds has been collected. */
export interface Held {
  heapBytes: number;
  listeners: number;
  nodes: number;
  documents: number;
  timers: number;
}

/** Turns the lobby's pages so many times, with a visitor's touches among them; what it held before and afterwards. */
export async function soak(
  page: Page,
  hub: Pick<RunningHub, 'url'>,
  changes: number,
): Promise<{ before: Held; after: Held; changes: number }> {
  await page.addInitScript(countTimers);
  await openLobby(page, hub.url);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // Each page once, so that fonts and code are there; what the engine learns of the code still grows for a while.
  await turn(page, 1);
  const before = await heldBy(page, session);
  const turned = await turn(page, changes);
  const after = await heldBy(page, session);
  await session.detach();
  return { before, after, changes: turned };
}

/** Of a page that counts its timers. */
export async function heldBy(page: Page, session: CDPSession): Promise<Held> {
  // Thanks and the like are over, and a page of the same slide stands.
  await page.locator('.thanks').waitFor({ state: 'detached' });
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  const timers = await page.evaluate(() => (globalThis as unknown as { timers: Set<number> }).timers.size);
  return {
    ...{ heapBytes: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes') },
    ...{ documents: of('Documents'), timers },
  };
}

/** At least so many changes, until the first page stands again; answers how many it were. */
function turn(page: Page, atLeast: number): Promise<number> {
  return page.evaluate(async (atLeast) => {
    const drawn = () => new Promise((done) => setTimeout(done));
    const button = (text: string) =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(text))!;
    const press = async (text: string) => {
      button(text).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      button(text).click();
      await drawn();
    };
    const here = () => {
      const article = document.querySelector('.sheet-here > article')!;
      return `${article.ariaLabel} ${article.ariaDescription}`;
    };
    const start = here();
    for (let turned = 1; ; turned += 1) {
      await press('次へ');
      if (turned % 50 === 20) {
        document.querySelector<HTMLElement>('.face-button')!.click();
        do await drawn();
        while (document.querySelector('.faces[aria-busy=true]') !== null);
        await drawn();
        // A tap too soon after the one before is no rating, and nothing is asked.
        if (document.querySelector('.follow-up') !== null) await press('とばす');
        await press('一覧');
        await press('閉じる');
        for (let size = 0; size < 3; size += 1) await press('文字の大きさ');
      }
      if (turned >= atLeast && here() === start) return turned;
    }
  }, atLeast);
}

/** Runs in the page, before its own code. */
export function countTimers() {
  const timers = new Set<number>();
  Object.assign(globalThis, { timers });
  const { setTimeout: start, clearTimeout: stop, setInterval: repeat, clearInterval: stopRepeat } = window;
  Object.assign(window, {
    setTimeout(run: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) {
      const timer = start(() => {
        timers.delete(timer);
        run(...values);
      }, ms);
      timers.add(timer);
      return timer;
    },
    setInterval(run: TimerHandler, ms?: number, ...values: unknown[]) {
      const timer = repeat(run, ms, ...values);
      timers.add(timer);
      return timer;
    },
    clearTimeout(timer?: number) {
      timers.delete(timer!);
      stop(timer);
    },
    clearInterval(timer?: number) {
      timers.delete(timer!);
      stopRepeat(timer);
    },
  });
}
