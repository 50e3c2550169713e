import { beforeEach, describe, expect, it } from 'vitest';
import { createContentFilesDb } from '../../../src/tablet/platform/content-files-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { eachTransaction } from '../../support/each-transaction.ts';
import { hang } from '../../support/hang.ts';
import { settled } from '../../support/settled.ts';

beforeEach(anEmptyStorage);

const picture = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
const filesDb = () => createContentFilesDb(aClock());

describe('a stored file', () => {
  it('is there after a restart, and no longer missing', async () => {
    expect(await filesDb().missing(['a', 'b'])).toEqual(['a', 'b']);
    await filesDb().put('a', picture);
    expect(await filesDb().missing(['a', 'b'])).toEqual(['b']);
    expect(await filesDb().get('a')).toEqual(picture);
    expect(await filesDb().get('b')).toBeNull();
  });

  it('is stored strictly', async () => {
    const db = filesDb();
    await db.missing([]);
    const begun: string[] = [];
    eachTransaction(({ transaction, stores }) => begun.push(`${stores} ${transaction.durability}`));
    await db.put('a', picture);
    expect(begun).toEqual(['files strict']);
  });

  it('is not there where its transaction was aborted, and that is said', async () => {
    const db = filesDb();
    await db.missing([]);
    eachTransaction(({ transaction }) => {
      if (transaction.mode === 'readwrite') setImmediate(() => transaction.abort());
    });
    await expect(db.put('a', picture)).rejects.toThrow();
    expect(await db.missing(['a'])).toEqual(['a']);
  });

  it('is nothing where storage hangs, and the slide does without', async () => {
    const clock = aClock();
    const db = createContentFilesDb(clock);
    await db.put('a', picture);
    eachTransaction(({ transaction }) => hang(transaction));
    const file = db.get('a');
    for (let tried = 0; tried < 3; tried += 1) {
      await settled();
      clock.advance(3_000);
    }
    expect(await file).toBeNull();
  });

  it.each([[{}], ['text'], [{ type: 1, bytes: picture.bytes }], [{ type: 'image/png', bytes: 'abc' }]])(
    'is nothing where %j lies there',
    async (broken) => {
      const db = filesDb();
      await db.put('a', broken as unknown as typeof picture);
      expect(await db.get('a')).toBeNull();
    },
  );
});

describe('keepOnly', () => {
  it('lets go what no kept package lists', async () => {
    const db = filesDb();
    for (const sha256 of ['a', 'b', 'c']) await db.put(sha256, picture);
    await db.keepOnly(['b', 'x']);
    expect(await db.missing(['a', 'b', 'c'])).toEqual(['a', 'c']);
  });
});
