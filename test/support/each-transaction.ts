import './an-empty-storage.ts';
import { onTestFinished } from 'vitest';

export interface BegunTransaction {
  transaction: IDBTransaction;
  /** 1 = the first since the test began to look. */
  no: number;
  stores: string[];
}

/** Looks at every transaction that begins until the test is over, and may do something to it. */
export function eachTransaction(look: (begun: BegunTransaction) => void): void {
  const original = IDBDatabase.prototype.transaction;
  let no = 0;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<IDBDatabase['transaction']>) {
    const transaction = original.apply(this, given);
    no += 1;
    look({ transaction, no, stores: [...transaction.objectStoreNames] });
    return transaction;
  };
  onTestFinished(() => {
    IDBDatabase.prototype.transaction = original;
  });
}
