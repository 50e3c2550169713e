import { describe, expect, it, onTestFinished } from 'vitest';
import type { StorageRoom } from '../../../src/core/feedback/storage-room.ts';
import { createStorageWatch } from '../../../src/tablet/kiosk/storage-watch.ts';
import { aClock } from '../../support/a-clock.ts';
import { settled } from '../../support/settled.ts';

const MB = 1_000_000;
const HOUR_MS = 3_600_000;

function aTablet() {
  const clock = aClock();
  const log: string[] = [];
  const tablet = {
    isPersisted: true,
    room: { usage: 100 * MB, quota: 1_000 * MB } as StorageRoom | null,
    isTimeSure: true,
    isBroken: false,
  };
  const watch = createStorageWatch({
    clock,
    keep: async () => {
      log.push('asked to keep');
      return tablet.isPersisted;
    },
    room: async () => tablet.room,
    freeSpace: async (spared = []) => {
      log.push(`freed but ${spared.join()}`);
      tablet.room = { usage: 300 * MB, quota: 1_000 * MB };
    },
    pruneAged: async (nowMs) => {
      log.push(`pruned as of ${nowMs - clock.now()}`);
      if (tablet.isBroken) throw new Error('the database cannot be reached');
    },
    sureMs: () => (tablet.isTimeSure ? clock.now() : null),
  });
  onTestFinished(watch.end);
  const happened = async (ms: number) => {
    clock.advance(ms);
    await settled();
    return log.splice(0);
  };
  return { tablet, watch, happened };
}

describe('createStorageWatch', () => {
  it('asks to be kept and lets old ratings go, at start and daily', async () => {
    const { watch, happened } = aTablet();
    expect(watch.faults()).toEqual([]);
    await watch.look();
    expect(await happened(0)).toEqual(['asked to keep', 'pruned as of 0']);
    expect(await happened(24 * HOUR_MS - 1)).toEqual([]);
    expect(await happened(1)).toEqual(['asked to keep', 'pruned as of 0']);
    expect(watch.faults()).toEqual([]);
  });

  it('looks on where it could not prune', async () => {
    const { tablet, watch, happened } = aTablet();
    tablet.isBroken = true;
    await watch.look();
    expect(await happened(24 * HOUR_MS)).toHaveLength(4);
  });

  it('lets nothing go while the time is not sure, and looks again in an hour', async () => {
    const { tablet, watch, happened } = aTablet();
    tablet.isTimeSure = false;
    await watch.look();
    expect(await happened(0)).toEqual(['asked to keep']);
    tablet.isTimeSure = true;
    expect(await happened(HOUR_MS)).toEqual(['asked to keep', 'pruned as of 0']);
    expect(await happened(HOUR_MS)).toEqual([]);
  });

  it('tells what is wrong with the storage once it has looked', async () => {
    const { tablet, watch } = aTablet();
    Object.assign(tablet, { isPersisted: false, room: { usage: 90 * MB, quota: 115 * MB } });
    expect(watch.faults()).toEqual([]);
    await watch.look();
    expect(watch.faults()).toEqual(['storage-not-persisted', 'storage-filling', 'storage-small']);
    tablet.isPersisted = true;
    tablet.room = null;
    await watch.look();
    expect([watch.faults(), watch.room.value]).toEqual([[], null]);
  });

  it('gives up what is not needed where little room is left, at a look and before new content', async () => {
    const { tablet, watch, happened } = aTablet();
    await watch.makeRoom(['a', 'b']);
    expect(await happened(0)).toEqual([]);
    tablet.room = { usage: 985 * MB, quota: 1_000 * MB };
    await watch.measure();
    expect([await happened(0), watch.room.value]).toEqual([[], tablet.room]);
    await watch.makeRoom(['a', 'b']);
    expect(await happened(0)).toEqual(['freed but a,b']);
    expect(watch.room.value).toEqual({ usage: 300 * MB, quota: 1_000 * MB });
    tablet.room = { usage: 985 * MB, quota: 1_000 * MB };
    await watch.look();
    expect(await happened(0)).toEqual(['asked to keep', 'freed but ', 'pruned as of 0']);
  });

  it('tells whether the storage is kept also where somebody asks before the first look', async () => {
    const { watch } = aTablet();
    expect(watch.isPersisted.value).toBe(false);
    await watch.askToKeep();
    expect(watch.isPersisted.value).toBe(true);
  });
});
