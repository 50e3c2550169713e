import { beforeEach, describe, expect, it } from 'vitest';
import { createCanaryWatch } from '../../../src/tablet/kiosk/canary-watch.ts';
import { createCanaryPlaces } from '../../../src/tablet/platform/canary-places.ts';
import { aClock } from '../../support/a-clock.ts';
import { aWebStorage } from '../../support/a-web-storage.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';

beforeEach(anEmptyStorage);

/** A tablet that can be started again and again; what its browser keeps lies in stand-ins, and in fake-indexeddb. */
function aTablet() {
  const web = aWebStorage();
  const clock = aClock();
  const tablet = { epoch: 'epoch-1' };
  async function start() {
    const watch = createCanaryWatch({ clock, places: createCanaryPlaces(clock), epoch: async () => tablet.epoch });
    expect(watch.faults()).toEqual([]);
    await watch.look();
    return { faults: watch.faults(), canary: watch.canary.value! };
  }
  return { web, clock, tablet, start };
}

const dropDatabase = () =>
  new Promise((resolve) => {
    indexedDB.deleteDatabase('canary').onsuccess = resolve;
  });

describe('createCanaryWatch', () => {
  it('counts the starts in three places, from the first on', async () => {
    const { start, web, clock } = aTablet();
    const firstSeenMs = clock.now();
    for (const bootCount of [1, 2, 3]) {
      const { faults, canary } = await start();
      expect(faults).toEqual([]);
      expect(canary).toMatchObject({ bootCount, firstSeenMs, placed: ['database', 'local', 'cache'] });
      expect(JSON.parse(web.local.get('canary')!)).toEqual(canary);
      expect(await web.cache.get('/canary')!.clone().json()).toEqual(canary);
      expect((await createCanaryPlaces(clock).read()).database).toEqual(canary);
      clock.advance(60_000);
    }
  });

  it.each<[string, string[], (tablet: ReturnType<typeof aTablet>) => unknown]>([
    ['the cache', ['cache'], ({ web }) => web.cache.clear()],
    ['localStorage', ['local'], ({ web }) => web.local.clear()],
    ['localStorage, spoiled', ['local'], ({ web }) => web.local.set('canary', '{"bootCount":')],
    ['localStorage, overwritten', ['local'], ({ web }) => web.local.set('canary', '{"bootCount":0}')],
    ['the database', ['database'], dropDatabase],
    ['the ratings', ['ratings'], ({ tablet }) => Object.assign(tablet, { epoch: 'epoch-2' })],
  ])('tells after one start already that something was cleared: %s', async (_, what, clear) => {
    const tablet = aTablet();
    await tablet.start();
    await clear(tablet);
    const { faults, canary } = await tablet.start();
    expect(faults).toEqual(['storage-wiped']);
    expect(canary.lost).toEqual({ atMs: tablet.clock.now(), what });
    // It is put back, and stays a fault for a week.
    tablet.clock.advance(6 * 86_400_000);
    expect(await tablet.start()).toMatchObject({ faults: ['storage-wiped'], canary: { bootCount: 3 } });
    tablet.clock.advance(86_400_000);
    expect((await tablet.start()).faults).toEqual([]);
  });

  it('misses nothing in a place that is forbidden, at first or later', async () => {
    const tablet = aTablet();
    tablet.web.isCacheForbidden = true;
    expect((await tablet.start()).canary.placed).toEqual(['database', 'local']);
    tablet.web.isCacheForbidden = false;
    tablet.web.isLocalForbidden = true;
    expect(await tablet.start()).toMatchObject({ faults: [], canary: { placed: ['database', 'cache'] } });
    tablet.web.isLocalForbidden = false;
    expect(await tablet.start()).toMatchObject({ faults: [], canary: { placed: ['database', 'local', 'cache'] } });
  });

  it('takes a tablet that was cleared as a whole for a new one', async () => {
    const tablet = aTablet();
    for (let time = 0; time < 3; time += 1) await tablet.start();
    tablet.web.cache.clear();
    tablet.web.local.clear();
    await dropDatabase();
    tablet.tablet.epoch = 'epoch-2';
    expect(await tablet.start()).toMatchObject({ faults: [], canary: { bootCount: 1, lost: null } });
  });
});
