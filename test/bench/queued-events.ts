import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { toTokyoIso } from '../../src/core/calendar/tokyo-time.ts';
import type { Rating, Unnumbered } from '../../src/core/feedback/event.ts';

const AT_ONCE = 10_000;

export type QueuedEvent = Unnumbered<Rating>;

/** So many ratings, the last one now and each `everyMs` after the one before, with ids and times as taps give them. */
export function queuedEvents(count: number, everyMs: number): QueuedEvent[] {
  const startMs = Date.now() - count * everyMs;
  return Array.from({ length: count }, (_, index) => {
    const atMs = startMs + Math.round((index + Math.random()) * everyMs);
    return {
      ...{ v: 1, kind: 'rating', id: idAt(atMs), at: toTokyoIso(atMs), question: 'overall', scale: 5 },
      score: 1 + Math.floor(Math.random() * 5),
      shown: `goal:まちづくり推進部/総務課#${1 + Math.floor(Math.random() * 6)}`,
      ...{ edition: 1, lang: 'ja', app: '1.0.0', flags: [] },
    };
  });
}

function idAt(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)];
  return parts.join('-');
}

/** Puts them into the tablet's own list as if they had been tapped while the hub was away. */
export async function queueEvents(page: Page, events: QueuedEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += AT_ONCE) {
    await page.evaluate(putAll, events.slice(from, from + AT_ONCE));
  }
}

async function putAll(events: QueuedEvent[]) {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('ratings');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const transaction = db.transaction(['events', 'meta'], 'readwrite');
  const meta = transaction.objectStore('meta');
  meta.get('meta').onsuccess = (event) => {
    const before = (event.target as IDBRequest<{ lastSeq: number }>).result;
    let { lastSeq } = before;
    for (const queued of events) {
      lastSeq += 1;
      transaction.objectStore('events').add({ ...queued, seq: lastSeq });
    }
    meta.put({ ...before, lastSeq }, 'meta');
  };
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  db.close();
}

/** Tells the lobby that the network is back, and waits until everything is acknowledged; answers how long that took. */
export function sendQueuedMs(page: Page, askEveryMs = 10): Promise<number> {
  return page.evaluate(async (askEveryMs) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('ratings');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const unsent = () =>
      new Promise<number>((resolve, reject) => {
        const reading = db.transaction('meta').objectStore('meta').get('meta');
        reading.onsuccess = () => resolve(reading.result.lastSeq - reading.result.sentThrough);
        reading.onerror = () => reject(reading.error);
      });
    const begunAt = performance.now();
    dispatchEvent(new Event('online'));
    while ((await unsent()) > 0) await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    const ms = performance.now() - begunAt;
    db.close();
    return ms;
  }, askEveryMs);
}
