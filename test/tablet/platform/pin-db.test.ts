import { beforeEach, describe, expect, it } from 'vitest';
import { noAttempts } from '../../../src/core/settings/pin-attempts.ts';
import { createContentDb } from '../../../src/tablet/platform/content-db.ts';
import { createPinDb } from '../../../src/tablet/platform/pin-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';

beforeEach(anEmptyStorage);

const device = { deviceId: 'device-1', token: 'token-1' };
const pinDb = (clock = aClock()) => createPinDb(createContentDb(clock));

describe('what staff set on the tablet', () => {
  it('is nothing at first, and known after a restart', async () => {
    const db = pinDb();
    expect([await db.ownPin(), await db.pinAttempts()]).toEqual([null, noAttempts]);
    const pin = { salt: 'c2FsdHNhbHRzYWx0c2FsdA', hash: 'h'.repeat(43), iterations: 600_000 };
    await db.keepOwnPin(pin);
    await db.keepPinAttempts({ failures: 4, failedAtMs: 17 });
    const later = pinDb();
    expect(await later.ownPin()).toEqual(pin);
    expect(await later.pinAttempts()).toEqual({ failures: 4, failedAtMs: 17 });
  });

  it('counts no wrong try where something else lies there', async () => {
    const db = pinDb();
    await db.keepPinAttempts({ failures: -1, failedAtMs: 0 });
    expect(await db.pinAttempts()).toEqual(noAttempts);
  });
});

describe('bornMs', () => {
  it('is when the storage was found empty, whatever the clock says later', async () => {
    const clock = aClock();
    const bornMs = clock.now();
    await createContentDb(clock).keepDevice(device);
    clock.advance(600_000);
    expect(await pinDb(clock).bornMs()).toBe(bornMs);
  });

  it('is unknown in a storage that is older than the note', async () => {
    await createContentDb(aClock()).keepDevice(device);
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('content');
      request.onsuccess = () => {
        const transaction = request.result.transaction(['state'], 'readwrite');
        transaction.objectStore('state').delete('born');
        transaction.oncomplete = () => resolve(request.result.close());
      };
    });
    expect(await pinDb().bornMs()).toBeNull();
  });
});
