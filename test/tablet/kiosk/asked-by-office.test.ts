import { expect, it } from 'vitest';
import type { AskedOfTablet } from '../../../src/core/protocol/envelopes.ts';
import { createAskedByOffice, QUIET_MS } from '../../../src/tablet/kiosk/asked-by-office.ts';
import { aClock } from '../../support/a-clock.ts';

const aWish = (id: string, kind: AskedOfTablet['kind'] = 'reload'): AskedOfTablet => ({ id, kind, name: '正面' });

function aTablet(done: { last?: string; isKept?: boolean } = {}) {
  const clock = aClock();
  const log: string[] = [];
  const state = { isBusy: false, isKept: true, ...done };
  const asked = createAskedByOffice({
    clock,
    isBusy: () => state.isBusy,
    lastDone: () => state.last,
    keepDone(id) {
      if (state.isKept) state.last = id;
      return state.isKept;
    },
    reload: () => log.push(`reload after noting ${state.last}`),
    showPicture: ({ name }) => log.push(`picture of ${name}`),
    tellHub: () => log.push('told'),
  });
  return { clock, log, state, ...asked };
}

it('starts anew once a wish, when the screen was left alone', () => {
  const { clock, log, take } = aTablet();
  take(aWish('a'));
  clock.advance(QUIET_MS - 1);
  take(aWish('a'));
  expect(log).toEqual([]);
  clock.advance(1);
  expect(log).toEqual(['reload after noting a']);
  take(aWish('a'));
  clock.advance(10 * QUIET_MS);
  expect(log).toHaveLength(1);
  take(aWish('b'));
  expect(log).toEqual(['reload after noting a', 'reload after noting b']);
});

it('waits for a visitor, and for staff in their dialog', () => {
  const { clock, log, state, take, touched } = aTablet();
  take(aWish('a'));
  clock.advance(QUIET_MS - 1);
  touched();
  clock.advance(QUIET_MS - 1);
  expect(log).toEqual([]);
  state.isBusy = true;
  clock.advance(QUIET_MS);
  expect(log).toEqual([]);
  state.isBusy = false;
  clock.advance(5_000);
  expect(log).toEqual(['reload after noting a']);
});

it('does nothing where it would forget that it did', () => {
  const { clock, log, take } = aTablet({ isKept: false });
  take(aWish('a'));
  clock.advance(2 * QUIET_MS);
  expect(log).toEqual([]);
});

it('does not do again what it did before it started anew', () => {
  const { clock, log, take } = aTablet({ last: 'a' });
  take(aWish('a'));
  clock.advance(2 * QUIET_MS);
  expect(log).toEqual([]);
});

it('shows the picture and tells the hub; a later wish takes the place of one that waits', () => {
  const { clock, log, take } = aTablet();
  take(aWish('a'));
  take(aWish('b', 'test-picture'));
  clock.advance(QUIET_MS);
  expect(log).toEqual(['picture of 正面', 'told']);
});
