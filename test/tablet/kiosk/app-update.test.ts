import { describe, expect, it, onTestFinished } from 'vitest';
import { createAppUpdate } from '../../../src/tablet/kiosk/app-update.ts';
import { aClock } from '../../support/a-clock.ts';

const MINUTE_MS = 60_000;

/** A page with a worker behind which a newer build may wait; `did` is what was asked of it. */
function aPage({ sinceReloadMs = Number.POSITIVE_INFINITY } = {}) {
  const clock = aClock();
  const did: string[] = [];
  const page = { isNewer: true, isBusy: false, change: () => {} };
  const update = createAppUpdate({
    clock,
    sinceReloadMs,
    isBusy: () => page.isBusy,
    worker: {
      look: async () => void did.push('look'),
      isNewer: () => page.isNewer,
      takeOver: () => void did.push('take over'),
      onChange(told) {
        page.change = told;
      },
    },
  });
  onTestFinished(update.end);
  const takeOvers = () => did.filter((deed) => deed === 'take over').length;
  return { clock, page, did, takeOvers, ...update };
}

describe('createAppUpdate', () => {
  it('takes over when nobody has touched the screen for two minutes', () => {
    const { clock, takeOvers } = aPage();
    clock.advance(2 * MINUTE_MS - 1);
    expect(takeOvers()).toBe(0);
    clock.advance(10_000);
    expect(takeOvers()).toBe(1);
  });

  it('waits two minutes more after each touch', () => {
    const { clock, takeOvers, touched } = aPage();
    clock.advance(115_000);
    touched();
    clock.advance(115_000);
    expect(takeOvers()).toBe(0);
    clock.advance(10_000);
    expect(takeOvers()).toBe(1);
  });

  it('waits while something is being asked or written, however long', () => {
    const { clock, page, takeOvers } = aPage();
    page.isBusy = true;
    clock.advance(60 * MINUTE_MS);
    expect(takeOvers()).toBe(0);
    page.isBusy = false;
    clock.advance(10_000);
    expect(takeOvers()).toBe(1);
  });

  it('does nothing where nothing newer waits', () => {
    const { clock, page, takeOvers } = aPage();
    page.isNewer = false;
    clock.advance(60 * MINUTE_MS);
    expect(takeOvers()).toBe(0);
  });

  it('leaves a page alone for ten minutes after it was reloaded', () => {
    const { clock, takeOvers } = aPage({ sinceReloadMs: 2 * MINUTE_MS });
    clock.advance(8 * MINUTE_MS - 1);
    expect(takeOvers()).toBe(0);
    clock.advance(10_000);
    expect(takeOvers()).toBe(1);
  });

  it('goes on at once when the newer build serves, unless somebody has come meanwhile', () => {
    const { clock, page, takeOvers, touched } = aPage();
    clock.advance(130_000);
    const before = takeOvers();
    page.change();
    expect(takeOvers()).toBe(before + 1);
    touched();
    page.change();
    expect(takeOvers()).toBe(before + 1);
  });

  it('has the hub asked for a newer build every ten minutes, and when the network is back', () => {
    const { clock, did, page, look } = aPage();
    page.isNewer = false;
    clock.advance(10 * MINUTE_MS);
    expect(did).toEqual(['look']);
    look();
    clock.advance(9 * MINUTE_MS);
    expect(did).toEqual(['look', 'look']);
    clock.advance(MINUTE_MS);
    expect(did).toHaveLength(3);
  });
});
