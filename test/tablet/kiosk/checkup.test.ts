import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { type CheckupParts, createCheckup } from '../../../src/tablet/kiosk/checkup.ts';
import type { StoredPackage } from '../../../src/tablet/platform/content-db.ts';
import { aPackage } from '../../support/a-package.ts';
import { someFindings } from '../../support/some-findings.ts';

const { parked, ...summary } = someFindings().ratings!;
const stored: StoredPackage = { content: aPackage(17), files: new Map(), floor: 17 };
const SINCE_MS = Date.parse('2026-03-30T17:05:00.000+09:00');
const edition = stored.content.editions[0]!;

const parts = (given: Partial<CheckupParts> = {}): CheckupParts => {
  const found = someFindings();
  return {
    calendar: { now: () => found.atMs },
    app: found.app,
    contentDb: { device: async () => ({ deviceId: found.deviceId!, token: 'secret' }), isAlone: async () => false },
    ratingDb: { summary: async () => summary },
    parkedCount: async () => parked,
    content: { shown: signal(stored), isKept: () => true },
    since: { sinceMs: signal(SINCE_MS) },
    display: { edition: signal(edition) },
    enrolment: { isEnrolled: signal(true) },
    contact: { look: () => found.hub },
    storage: {
      isPersisted: signal(true),
      room: signal(found.room),
      measure: async () => {},
      askToKeep: async () => {},
    },
    canary: { canary: signal(found.canary) },
    time: { isDoubtful: signal(false) },
    hubAheadMs: () => found.hubAheadMs,
    wakefulness: { isAwake: () => true },
    shell: async () => found.shell,
    screen: () => found.screen,
    faults: () => [],
    ...given,
  };
};
const broken = async () => Promise.reject(new Error('the database cannot be reached'));

it('gathers what is known, and no token', async () => {
  const found = await createCheckup(parts())();
  const { title, serial, effectiveFrom } = edition;
  expect(found).toEqual(someFindings({ shown: { serial, title, effectiveFrom, storedAtMs: SINCE_MS } }));
  expect(JSON.stringify(found)).not.toContain('secret');
});

it('says what it can where storage is broken', async () => {
  const found = await createCheckup(
    parts({
      ratingDb: { summary: broken },
      contentDb: { device: broken, isAlone: broken },
      display: { edition: signal(null) },
    }),
  )();
  expect(found).toEqual(someFindings({ ratings: null, deviceId: null, shown: null }));
});

it('says that what is shown could not be kept', async () => {
  const found = await createCheckup(parts({ content: { shown: signal(stored), isKept: () => false } }))();
  expect(found.shown).toMatchObject({ serial: edition.serial, storedAtMs: null });
});
