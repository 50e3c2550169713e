import './an-empty-storage.ts';
import { onTestFinished } from 'vitest';

/** As fake-indexeddb ends a transaction by itself. */
interface Abortable {
  _abort(name: string): void;
}

/**
 * While `isFull`, whatever counts an event is refused as browsers do it under `strict`: every request goes well, and the commit
 * aborts. Answers how often it was.
 */
export function aFullDisk(isFull: () => boolean): { refused: () => number } {
  const { put } = IDBObjectStore.prototype;
  let refused = 0;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
    const request = put.apply(this, given);
    if (this.name === 'meta' && isFull()) {
      const transaction: unknown = this.transaction;
      request.addEventListener('success', () => {
        refused += 1;
        (transaction as Abortable)._abort('QuotaExceededError');
      });
    }
    return request;
  };
  onTestFinished(() => {
    IDBObjectStore.prototype.put = put;
  });
  return { refused: () => refused };
}
