import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** In microseconds, as everything in a trace. */
  ts: number;
  dur?: number;
}

const CHANGE = 'slide-change';

/** Goes on to the next slide `changes` times, with time to come to rest in between; the lobby by its own button. */
export async function changeSlides(page: Page, changes: number, everyMs: number): Promise<void> {
  await page.evaluate(
    async ([changes, everyMs, mark]) => {
      const { show } = globalThis as unknown as { show?: { next: () => void } };
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '次へ');
      for (let change = 0; change < changes; change += 1) {
        performance.mark(mark);
        if (show === undefined) button!.click();
        else show.next();
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
    },
    [changes, everyMs, CHANGE] as const,
  );
}

/** What the page's main thread worked while `during` ran, in ms of its own time, so that other programs do not count. */
export async function mainThreadMs(session: CDPSession, during: () => Promise<void>): Promise<number> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const workedS = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  const before = await workedS();
  await during();
  const after = await workedS();
  await session.send('Performance.disable');
  return (after - before) * 1000;
}

/** The longest task on the main thread of each slide change while `during` ran, in ms. */
export async function longestTasks(page: Page, during: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, {
    categories: ['blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await during();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const changes = traceEvents.filter(({ name }) => name === CHANGE).toSorted((a, b) => a.ts - b.ts);
  const longest = changes.map(() => 0);
  for (const { name, pid, tid, ts, dur = 0 } of traceEvents) {
    if (name !== 'RunTask' || pid !== changes[0]?.pid || tid !== changes[0].tid) continue;
    const change = changes.findLastIndex((begun) => begun.ts <= ts + dur);
    if (change >= 0) longest[change] = Math.max(longest[change]!, dur / 1000);
  }
  return longest;
}

/** What is alive on the page's heap, in MB. */
export async function heapMb(session: CDPSession): Promise<number> {
  for (let time = 0; time < 2; time += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** Nothing but the wall is painted before the first text, so its paint is the first with content. */
export function firstPaintMs(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint !== undefined) resolve(paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}
