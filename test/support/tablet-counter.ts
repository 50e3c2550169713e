import type { Page } from 'playwright-core';

/** What the tablet's own database says: how many events it holds, and how far they are acknowledged. */
export function tabletCounter(page: Page): Promise<{ lastSeq: number; sentThrough: number }> {
  return page.evaluate(
    () =>
      new Promise<{ lastSeq: number; sentThrough: number }>((resolve, reject) => {
        const opening = indexedDB.open('ratings');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const reading = db.transaction('meta').objectStore('meta').get('meta');
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            db.close();
            const { lastSeq, sentThrough } = reading.result;
            resolve({ lastSeq, sentThrough });
          };
        };
      }),
  );
}
