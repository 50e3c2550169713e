import { describe, expect, it } from 'vitest';
import { createFreeSpace } from '../../../src/tablet/kiosk/free-space.ts';
import { aClock } from '../../support/a-clock.ts';
import { settled } from '../../support/settled.ts';

const full = new Error('the database cannot be reached', { cause: new DOMException('', 'QuotaExceededError') });
const never = new Promise<void>(() => {});

function steps(log: string[], ways: ('well' | 'failing' | 'hanging')[]) {
  return ways.map((way, index) => async (spared: string[]) => {
    log.push(`${index + 1}${spared.map((each) => ` but ${each}`).join('')}`);
    if (way === 'failing') throw new Error('full as well');
    if (way === 'hanging') await never;
  });
}

describe('freeSpace', () => {
  it('goes through its steps in order, and on where one fails', async () => {
    const log: string[] = [];
    await createFreeSpace({ clock: aClock(), steps: steps(log, ['well', 'failing', 'well']) }).freeSpace(['a']);
    expect(log).toEqual(['1 but a', '2 but a', '3 but a']);
  });
});

describe('recover', () => {
  it('frees space where the storage is full', async () => {
    const log: string[] = [];
    const clock = aClock();
    await createFreeSpace({ clock, steps: steps(log, ['well', 'well']) }).recover(full);
    expect([log, clock.pending()]).toEqual([['1', '2'], []]);
  });

  it.each([
    ['hangs', new Error('no', { cause: new Error('no answer from the database within 3000 ms') })],
    ['is forbidden', new Error('no', { cause: new DOMException('', 'SecurityError') })],
    ['fails for no reason', undefined],
  ])('deletes nothing where the storage %s', async (_, failure) => {
    const log: string[] = [];
    const { recover } = createFreeSpace({ clock: aClock(), steps: steps(log, ['well']) });
    await expect(recover(failure)).rejects.toBe(failure);
    expect(log).toEqual([]);
  });

  it('keeps nobody waiting for longer than 5 s', async () => {
    const clock = aClock();
    const { recover } = createFreeSpace({ clock, steps: steps([], ['hanging']) });
    const recovering = expect(recover(full)).rejects.toBe(full);
    await settled();
    expect(clock.pending()).toEqual([5_000]);
    clock.advance(5_000);
    await recovering;
  });
});
