import { beforeEach, describe, expect, it } from 'vitest';
import { createContentDb, type StoredPackage } from '../../../src/tablet/platform/content-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { aPackage } from '../../support/a-package.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { eachTransaction } from '../../support/each-transaction.ts';
import { hang } from '../../support/hang.ts';
import { settled } from '../../support/settled.ts';

beforeEach(anEmptyStorage);

const device = { deviceId: 'device-1', token: 'token-1' };
const stored = (serial: number): StoredPackage => ({
  content: aPackage(serial),
  files: new Map([['0'.repeat(64), new Uint8Array([serial])]]),
  floor: serial,
});

function contentDb() {
  return createContentDb(aClock());
}

/** Changes what lies in storage behind the back of the app. */
async function tamper(change: (transaction: IDBTransaction) => void) {
  await new Promise<void>((resolve) => {
    const request = indexedDB.open('content');
    request.onsuccess = () => {
      const transaction = request.result.transaction(['packages', 'state'], 'readwrite');
      change(transaction);
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}

describe('a kept package', () => {
  it('is not there before the first', async () => {
    expect(await contentDb().current()).toBeNull();
  });

  it('comes back whole after a restart', async () => {
    await contentDb().keep(stored(17));
    expect(await contentDb().current()).toEqual(stored(17));
  });

  it('is stored together with the pointer to it, strictly', async () => {
    const db = contentDb();
    await db.keep(stored(1));
    const begun: string[] = [];
    eachTransaction(({ transaction, stores }) => begun.push(`${stores} ${transaction.durability}`));
    await db.keep(stored(2));
    expect(begun).toEqual(['packages,state strict']);
  });

  it('is checked once by each schema, and keeps what a newer app has written', async () => {
    const db = contentDb();
    await db.keep(stored(17));
    const newer = { ...stored(17), schema: 'newer', addedLater: 1 };
    await tamper((transaction) => transaction.objectStore('packages').put(newer, 'package-17'));
    expect(await db.current()).toEqual(stored(17));
    const { promise, resolve } = Promise.withResolvers<unknown>();
    await tamper((transaction) => {
      transaction.objectStore('packages').get('package-17').onsuccess = ({ target }) =>
        resolve((target as IDBRequest).result);
    });
    expect(await promise).toEqual({ ...newer, schema: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(await db.current()).toEqual(stored(17));
  });

  it('is not believed where another schema than ours has passed it', async () => {
    const db = contentDb();
    await db.keep(stored(16));
    await db.keep(stored(17));
    const broken = { ...stored(17), content: { ...stored(17).content, editions: [] }, schema: 'older' };
    await tamper((transaction) => transaction.objectStore('packages').put(broken, 'package-17'));
    expect(await db.current()).toEqual(stored(16));
  });

  it('is not current where it could not be stored whole', async () => {
    const db = contentDb();
    await db.keep(stored(1));
    eachTransaction(({ transaction }) => {
      if (transaction.mode === 'readwrite') setImmediate(() => transaction.abort());
    });
    await expect(db.keep(stored(2))).rejects.toThrow();
    expect(await db.current()).toEqual(stored(1));
  });

  it('goes when three newer ones are kept', async () => {
    const db = contentDb();
    for (const serial of [1, 2, 3, 2, 4, 5]) await db.keep(stored(serial));
    let kept: IDBValidKey[] = [];
    await tamper((transaction) => {
      const request = transaction.objectStore('packages').getAllKeys();
      request.onsuccess = () => {
        kept = request.result;
      };
    });
    expect(kept).toEqual(['package-2', 'package-4', 'package-5']);
    expect(await db.current()).toEqual(stored(5));
  });
});

describe('a record from before stick loads', () => {
  it('is readable, and its floor is the serial of its current edition', async () => {
    const db = contentDb();
    await db.keep(stored(17));
    const { floor: _, ...old } = stored(17);
    await tamper((transaction) => transaction.objectStore('packages').put(old, 'package-17'));
    expect(await db.current()).toEqual(stored(17));
  });
});

describe('kept', () => {
  it('names the last three packages, the newest first, and all files they list', async () => {
    const db = contentDb();
    expect([await db.kept(), await db.keptFiles()]).toEqual([[], []]);
    for (const serial of [1, 2, 3, 4]) {
      await db.keep({ ...stored(serial), content: aPackage(serial, [new Uint8Array([serial])]) });
    }
    expect(await db.kept()).toEqual(['package-4', 'package-3', 'package-2']);
    const files = [4, 3, 2].map((serial) => aPackage(serial, [new Uint8Array([serial])]).files[0]!.sha256);
    expect(await db.keptFiles()).toEqual(files);
  });
});

describe('back', () => {
  it('makes the package before current with one strict write, and forth again', async () => {
    const db = contentDb();
    for (const serial of [1, 2, 3]) await db.keep(stored(serial));
    const begun: string[] = [];
    eachTransaction(({ transaction }) => begun.push(`${transaction.mode} ${transaction.durability}`));
    expect(await db.back()).toEqual(stored(2));
    expect(begun).toEqual(['readwrite strict']);
    expect(await contentDb().current()).toEqual(stored(2));
    expect(await db.kept()).toEqual(['package-2', 'package-3', 'package-1']);
    expect(await db.back()).toEqual(stored(3));
    expect(await db.kept()).toEqual(['package-3', 'package-2', 'package-1']);
  });

  it('leads before the first package to the default card, and from there to the package again', async () => {
    const db = contentDb();
    await db.keep(stored(1));
    expect(await db.back()).toBeNull();
    expect(await contentDb().current()).toBeNull();
    expect(await db.kept()).toEqual(['package-1']);
    expect(await db.back()).toEqual(stored(1));
    expect(await contentDb().current()).toEqual(stored(1));
  });

  it('passes over a package that cannot be read', async () => {
    const db = contentDb();
    for (const serial of [1, 2, 3]) await db.keep(stored(serial));
    await tamper((transaction) => transaction.objectStore('packages').put('broken', 'package-2'));
    expect(await db.back()).toEqual(stored(1));
  });

  it('changes nothing where it could not be written', async () => {
    const db = contentDb();
    for (const serial of [1, 2]) await db.keep(stored(serial));
    eachTransaction(({ transaction }) => {
      if (transaction.mode === 'readwrite') setImmediate(() => transaction.abort());
    });
    await expect(db.back()).rejects.toThrow();
    expect(await db.current()).toEqual(stored(2));
  });
});

describe('what cannot be read', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'broken'],
    ['a package of another format', { content: { ...aPackage(2), format: 2 }, files: new Map() }],
    ['files that are none', { content: aPackage(2), files: { a: 1 } }],
    ['a text among the files', { content: aPackage(2), files: new Map([['a', 'b']]) }],
  ])('gives way to the package before it: %s', async (_, broken) => {
    const db = contentDb();
    await db.keep(stored(1));
    await db.keep(stored(2));
    await tamper((transaction) => transaction.objectStore('packages').put(broken, 'package-2'));
    expect(await db.current()).toEqual(stored(1));
  });

  it.each([[[42]], ['package-1'], [{}], [['gone']]])('is no crash where the pointer is %j', async (pointer) => {
    const db = contentDb();
    await db.keep(stored(1));
    await tamper((transaction) => transaction.objectStore('state').put(pointer, 'current'));
    expect(await db.current()).toBeNull();
  });

  it('is nothing where the storage does not open, and the lobby starts all the same', async () => {
    const clock = aClock();
    const db = createContentDb(clock);
    await db.keep(stored(1));
    eachTransaction(({ transaction }) => hang(transaction));
    const current = db.current();
    for (let tried = 0; tried < 3; tried += 1) {
      await settled();
      clock.advance(3_000);
    }
    expect(await current).toBeNull();
  });
});

describe('the device', () => {
  it('is unknown at first, and known after a restart', async () => {
    const db = contentDb();
    expect(await db.device()).toBeNull();
    const durabilities: string[] = [];
    eachTransaction(({ transaction }) => durabilities.push(transaction.durability));
    await db.keepDevice(device);
    expect(await contentDb().device()).toEqual(device);
    expect(durabilities[0]).toBe('strict');
  });

  it.each([[null], ['token'], [{ deviceId: 1, token: 'x' }]])('is unknown where %j lies there', async (broken) => {
    const db = contentDb();
    await db.keepDevice(device);
    await tamper((transaction) => transaction.objectStore('state').put(broken, 'device'));
    expect(await db.device()).toBeNull();
  });
});

describe('that staff want no hub', () => {
  it('is no at first, and known after a restart', async () => {
    const db = contentDb();
    expect(await db.isAlone()).toBe(false);
    await db.keepAlone(true);
    expect(await contentDb().isAlone()).toBe(true);
  });
});
