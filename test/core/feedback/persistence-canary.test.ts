import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  type Canary,
  canarySchema,
  type FoundCanaries,
  isLossRecent,
  type Loss,
  nextCanary,
} from '../../../src/core/feedback/persistence-canary.ts';

const NOW = Date.parse('2026-11-22T10:00:00.000+09:00');
const FIRST = NOW - 30 * 86_400_000;
const EPOCH = '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01';

const aCanary = (fields: Partial<Canary> = {}): Canary => ({
  bootCount: 7,
  firstSeenMs: FIRST,
  epoch: EPOCH,
  placed: ['database', 'local', 'cache'],
  lost: null,
  ...fields,
});
const everywhere = (found: Partial<FoundCanaries> = {}): FoundCanaries => ({
  database: aCanary(),
  local: aCanary(),
  cache: aCanary(),
  ...found,
});
const nowhere: FoundCanaries = { database: 'nothing', local: 'nothing', cache: 'nothing' };

describe('nextCanary', () => {
  it('begins on a new tablet, and has promised nothing', () => {
    expect(nextCanary(nowhere, EPOCH, NOW)).toEqual({
      bootCount: 1,
      firstSeenMs: NOW,
      epoch: EPOCH,
      placed: [],
      lost: null,
    });
  });

  it('counts a start where all is as it was', () => {
    expect(nextCanary(everywhere(), EPOCH, NOW)).toEqual(aCanary({ bootCount: 8 }));
  });

  const begunAnew = aCanary({ bootCount: 2, firstSeenMs: NOW - 1_000, placed: ['cache'] });
  it.each<[string, Partial<FoundCanaries>, string, Loss[]]>([
    ['the cache', { cache: 'nothing' }, EPOCH, ['cache']],
    ['localStorage', { local: 'nothing' }, EPOCH, ['local']],
    ['the database', { database: 'nothing' }, EPOCH, ['database']],
    ['two of them', { database: 'nothing', cache: 'nothing' }, EPOCH, ['database', 'cache']],
    ['the cache, which has begun anew since', { cache: begunAnew }, EPOCH, ['cache']],
    ['the ratings', {}, '00000000-0000-4000-8000-000000000000', ['ratings']],
    ['all of the database', { database: 'nothing' }, '00000000-0000-4000-8000-000000000000', ['database', 'ratings']],
  ])('misses %s', (_, found, epoch, what) => {
    expect(nextCanary(everywhere(found), epoch, NOW)).toEqual(
      aCanary({ bootCount: 8, epoch, lost: { atMs: NOW, what } }),
    );
  });

  it.each<[string, FoundCanaries, string]>([
    ['a place that cannot be asked', everywhere({ local: 'unreadable' }), EPOCH],
    ['a count that is behind, of a start that was cut off', everywhere({ cache: aCanary({ bootCount: 6 }) }), EPOCH],
    ['an epoch that cannot be read', everywhere(), ''],
    ['an epoch that could not be read before', everywhere({ database: aCanary({ bootCount: 8, epoch: '' }) }), EPOCH],
    [
      'a place that never took it',
      { database: aCanary({ placed: ['database'] }), local: 'nothing', cache: 'nothing' },
      EPOCH,
    ],
    ['a first start that was cut off', { ...nowhere, database: aCanary({ bootCount: 1, placed: [] }) }, EPOCH],
  ])('misses nothing for %s', (_, found, epoch) => {
    expect(nextCanary(found, epoch, NOW)).toMatchObject({ lost: null, epoch: EPOCH });
  });

  it('believes what saw the most starts, and remembers the loss before', () => {
    const lost = { atMs: NOW - 5, what: ['cache' as const] };
    const found = everywhere({ local: aCanary({ bootCount: 9, lost }) });
    expect(nextCanary(found, EPOCH, NOW)).toMatchObject({ bootCount: 10, lost });
  });

  it('can be stored, whatever it says', () => {
    const all = [nowhere, everywhere(), everywhere({ cache: 'nothing' })].map((found) => nextCanary(found, '', NOW));
    expect(all.map((canary) => v.is(canarySchema, canary))).toEqual([true, true, true]);
  });
});

describe('isLossRecent', () => {
  it.each([
    [0, true],
    [6.9, true],
    [7, false],
    [-1, true],
    [-8, false],
  ])('%d days later: %s', (days, isRecent) => {
    const lost = { atMs: NOW, what: ['cache' as const] };
    expect(isLossRecent({ lost }, NOW + days * 86_400_000)).toBe(isRecent);
  });

  it('is not said where nothing was lost', () => {
    expect(isLossRecent({ lost: null }, NOW)).toBe(false);
  });
});
