import { signal } from '@preact/signals';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createStoredSince } from '../../../src/tablet/kiosk/stored-since.ts';
import { createContentDb, type StoredPackage } from '../../../src/tablet/platform/content-db.ts';
import { createSinceDb } from '../../../src/tablet/platform/since-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { aPackage } from '../../support/a-package.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { settled } from '../../support/settled.ts';

beforeEach(anEmptyStorage);

const stored = (serial: number): StoredPackage => ({ content: aPackage(serial), files: new Map(), floor: serial });

function aTablet() {
  const clock = aClock();
  const contentDb = createContentDb(clock);
  const start = (first: StoredPackage | null) => {
    const shown = signal(first);
    const since = createStoredSince({ clock, db: createSinceDb(contentDb), shown });
    onTestFinished(since.end);
    return { shown, since };
  };
  return { clock, contentDb, start };
}

it('remembers when what is shown came, over restarts', async () => {
  const { clock, start } = aTablet();
  const firstMs = clock.now();
  const { shown, since } = start(null);
  expect(since.sinceMs.value).toBeNull();
  shown.value = stored(1);
  await settled();
  expect(since.sinceMs.value).toBe(firstMs);
  clock.advance(60_000);
  const again = start(stored(1));
  await settled();
  expect(again.since.sinceMs.value).toBe(firstMs);
  again.shown.value = stored(2);
  await settled();
  expect(again.since.sinceMs.value).toBe(firstMs + 60_000);
  again.shown.value = null;
  expect(again.since.sinceMs.value).toBeNull();
});

it.each([['broken'], [{ id: 'package-1' }]])('begins anew where %j lies there', async (broken) => {
  const { clock, contentDb, start } = aTablet();
  await contentDb.keepState('since', broken);
  const { since } = start(stored(1));
  await settled();
  expect(since.sinceMs.value).toBe(clock.now());
});
