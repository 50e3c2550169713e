import { beforeEach, describe, expect, it } from 'vitest';
import { createContentDb, type StoredPackage } from '../../../src/tablet/platform/content-db.ts';
import { createOldPackages } from '../../../src/tablet/platform/old-packages.ts';
import { aClock } from '../../support/a-clock.ts';
import { aPackage } from '../../support/a-package.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';

beforeEach(anEmptyStorage);

const stored = (serial: number): StoredPackage => ({
  content: aPackage(serial, [new Uint8Array([serial])]),
  files: new Map(),
  floor: serial,
});

async function aTablet(serials: number[]) {
  const db = createContentDb(aClock());
  for (const serial of serials) await db.keep(stored(serial));
  const lying = () =>
    db.run(['packages'], 'readonly', (transaction) => transaction.objectStore('packages').getAllKeys());
  return { db, lying };
}

describe('forget', () => {
  it('leaves what is current, and the files of that alone are named', async () => {
    const { db, lying } = await aTablet([1, 2, 3]);
    await createOldPackages(db).forget();
    expect([await db.kept(), await lying()]).toEqual([['package-3'], ['package-3']]);
    expect(await db.current()).toEqual(stored(3));
    expect(await db.keptFiles()).toEqual(stored(3).content.files.map(({ sha256 }) => sha256));
  });

  it('leaves the one that a start would show where the current one cannot be read', async () => {
    const { db } = await aTablet([1, 2, 3]);
    await db.run(['packages'], 'readwrite', async (transaction) => {
      await transaction.objectStore('packages').put({} as StoredPackage, 'package-3');
    });
    await createOldPackages(db).forget();
    expect([await db.kept(), await db.current()]).toEqual([['package-3', 'package-2'], stored(2)]);
  });

  it('leaves the default card where staff went back to it', async () => {
    const { db, lying } = await aTablet([1]);
    await db.back();
    await createOldPackages(db).forget();
    expect([await db.current(), await lying()]).toEqual([null, []]);
  });

  it('does nothing on a tablet that has one or none', async () => {
    const { db, lying } = await aTablet([]);
    await createOldPackages(db).forget();
    await db.keep(stored(1));
    await createOldPackages(db).forget();
    expect([await lying(), await db.current()]).toEqual([['package-1'], stored(1)]);
  });
});

describe('filesOfCurrent', () => {
  it.each([
    [[], []],
    [[1], [1]],
    [[1, 2, 3], [3]],
  ])('names after %j those of %j alone', async (serials, current) => {
    const { db } = await aTablet(serials);
    const files = current.flatMap((serial) => stored(serial).content.files.map(({ sha256 }) => sha256));
    expect(await createOldPackages(db).filesOfCurrent()).toEqual(files);
  });

  it('names none of the default card', async () => {
    const { db } = await aTablet([1]);
    await db.back();
    expect(await createOldPackages(db).filesOfCurrent()).toEqual([]);
  });
});
