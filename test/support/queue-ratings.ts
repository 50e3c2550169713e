import type { Page } from 'playwright-core';

/** Puts ratings into the tablet's own list as if they had been tapped while the hub was away; answers their ids. */
export function queueRatings(page: Page, count: number): Promise<string[]> {
  return page.evaluate(async (many) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('ratings');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = db.transaction(['events', 'meta'], 'readwrite');
    const meta = transaction.objectStore('meta');
    const ids: string[] = [];
    meta.get('meta').onsuccess = (event) => {
      const before = (event.target as IDBRequest<{ lastSeq: number }>).result;
      for (let n = 1; n <= many; n += 1) {
        const id = crypto.randomUUID().replace(/^(.{14})4/, '$17');
        ids.push(id);
        transaction.objectStore('events').add({
          ...{ v: 1, kind: 'rating', id, seq: before.lastSeq + n, question: 'overall', scale: 5, score: (n % 5) + 1 },
          at: `${new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, -1)}+09:00`,
          ...{ shown: 'policy', edition: 1, lang: 'ja', app: '1.0.0', flags: [] },
        });
      }
      meta.put({ ...before, lastSeq: before.lastSeq + many }, 'meta');
    };
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    db.close();
    return ids;
  }, count);
}
