import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTabletDisk, type DiskTroubles, watchDisks } from './tablet-disk.ts';
import { type Media, recordsOf } from './tablet-media.ts';
import { createWorld } from './world.ts';

const noTroubles: DiskTroubles = {
  abort: () => null,
  hangs: () => false,
  heardAfterMs: () => 0,
  isFull: () => false,
};
// This seed's disk is never kind: it forgets all that may be forgotten.
const world = () => createWorld(1);

let stopWatching = () => {};
beforeEach(() => {
  stopWatching = watchDisks();
});
afterEach(() => stopWatching());

async function aDisk(media: Media = new Map(), troubles: Partial<DiskTroubles> = {}) {
  const disk = await createTabletDisk(world(), media, { ...noTroubles, ...troubles }, () => true);
  const opening = disk.factory.open('box', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('things');
  await new Promise((resolve) => {
    opening.onsuccess = resolve;
  });
  const put = (key: string, durability: IDBTransactionDurability) =>
    new Promise<string>((resolve) => {
      const transaction = opening.result.transaction(['things'], 'readwrite', { durability });
      transaction.objectStore('things').put(key, key);
      transaction.oncomplete = () => resolve('complete');
      transaction.onabort = () => resolve('abort');
    });
  const remove = (range: IDBKeyRange) =>
    new Promise<unknown>((resolve) => {
      const transaction = opening.result.transaction(['things'], 'readwrite', { durability: 'strict' });
      transaction.objectStore('things').delete(range);
      transaction.oncomplete = resolve;
    });
  const things = (of: Media) => recordsOf(of, 'box', 'things');
  return { disk, put, remove, seen: () => things(disk.contents()), left: () => things(disk.afterKill()) };
}

describe('a kill', () => {
  it('forgets what was not flushed, and nothing of what was', async () => {
    const { put, seen, left } = await aDisk();
    await put('first', 'strict');
    await put('second', 'relaxed');
    expect(seen()).toEqual(['first', 'second']);
    expect(left()).toEqual(['first']);
  });

  it('keeps what came before a strict commit, for they are one log', async () => {
    const { put, left } = await aDisk();
    await put('first', 'default');
    await put('second', 'strict');
    expect(left()).toEqual(['first', 'second']);
  });

  it('leaves a disk from which the next start reads what was kept', async () => {
    const { disk, put } = await aDisk();
    await put('first', 'strict');
    const after = await aDisk(disk.afterKill());
    expect(after.seen()).toEqual(['first']);
    await after.put('second', 'strict');
    expect(after.left()).toEqual(['first', 'second']);
  });

  it('knows of what was deleted by a range', async () => {
    const { put, remove, left } = await aDisk();
    for (const key of ['a', 'b', 'c']) await put(key, 'strict');
    await remove(IDBKeyRange.upperBound('b'));
    expect(left()).toEqual(['c']);
  });
});

describe('storage that is cleared', () => {
  it('closes what is open, and what was on its way to be opened', async () => {
    const { disk } = await aDisk();
    const late = disk.factory.open('box', 1);
    const opened = new Promise((resolve) => {
      late.onsuccess = resolve;
    });
    disk.clear();
    await opened;
    expect(() => late.result.transaction(['things'], 'readwrite')).toThrow();
  });
});

describe('a transaction', () => {
  it('of a full disk aborts at its commit and leaves nothing', async () => {
    const { put, seen } = await aDiskThatFills();
    expect(await put('first', 'strict')).toBe('abort');
    expect(seen()).toEqual([]);
  });
});

/** Room enough to be opened, and none from then on. */
async function aDiskThatFills() {
  let isFull = false;
  const disk = await aDisk(new Map(), { isFull: () => isFull });
  isFull = true;
  return disk;
}
