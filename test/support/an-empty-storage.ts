import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

/** Storage as a new tablet has it: empty. */
export function anEmptyStorage(): void {
  globalThis.indexedDB = new IDBFactory();
}
