/** Keeps a transaction busy, so that it neither completes nor lets others at its stores, until it is aborted. */
export function hang(transaction: IDBTransaction): void {
  const store = transaction.objectStore(transaction.objectStoreNames[0]!);
  const again = () => {
    try {
      store.count().onsuccess = again;
    } catch {
      // Aborted.
    }
  };
  again();
}
