import { describe, expect, it } from 'vitest';
import { noAttempts } from '../../../src/core/settings/pin-attempts.ts';
import type { PinHash } from '../../../src/core/settings/settings.ts';
import { createPinState } from '../../../src/tablet/staff/pin-state.ts';
import { aClock } from '../../support/a-clock.ts';
import { settled } from '../../support/settled.ts';

const hashOf = (digits: string): PinHash => ({ salt: 's'.repeat(22), hash: digits, iterations: 600_000 });

/** A tablet with its storage; `start` opens the dialog anew, `restart` the page. */
async function aTablet({ officePin = '', ownPin = '', ageMs = 0, isFull = false } = {}) {
  const clock = aClock();
  const kept = { attempts: noAttempts, ownPin: ownPin === '' ? null : hashOf(ownPin) };
  let passed = 0;
  const write = async (work: () => void) => {
    if (isFull) throw new Error('full');
    work();
  };
  const open = async () => {
    const pin = createPinState({
      clock,
      db: {
        bornMs: async () => clock.now() - ageMs,
        ownPin: async () => kept.ownPin,
        keepOwnPin: (given) => write(() => Object.assign(kept, { ownPin: given })),
        pinAttempts: async () => kept.attempts,
        keepPinAttempts: (given) => write(() => Object.assign(kept, { attempts: given })),
      },
      officePin: () => (officePin === '' ? undefined : hashOf(officePin)),
      isPin: async (digits, { hash }) => digits === hash,
      hashPin: async (digits) => hashOf(digits),
      passed: () => {
        passed += 1;
      },
    });
    await pin.start();
    return pin;
  };
  let pin = await open();
  return {
    clock,
    kept,
    get pin() {
      return pin;
    },
    passed: () => passed,
    async restart() {
      pin = await open();
    },
    async enter(digits: string) {
      for (const digit of digits) pin.press(digit);
      await pin.confirm();
      await settled(1);
    },
  };
}

describe('the PIN', () => {
  it('of the office page opens the menu, and what was entered is forgotten', async () => {
    const tablet = await aTablet({ officePin: '123456', ownPin: '999999' });
    await tablet.enter('999999');
    expect([tablet.passed(), tablet.pin.fault.value, tablet.pin.entered.value]).toEqual([0, 'wrong', 0]);
    await tablet.enter('123456');
    expect([tablet.passed(), tablet.pin.entered.value]).toEqual([1, 0]);
  });

  it('of the tablet itself opens it where the office page has set none', async () => {
    const tablet = await aTablet({ ownPin: '999999' });
    await tablet.enter('999999');
    expect(tablet.passed()).toBe(1);
  });

  it('too short costs no try', async () => {
    const tablet = await aTablet({ officePin: '123456' });
    await tablet.enter('12345');
    expect(tablet.pin.fault.value).toBe('too-short');
    expect(tablet.kept.attempts).toEqual(noAttempts);
  });

  it('takes at most 12 digits, and lets one be taken back', async () => {
    const tablet = await aTablet({ officePin: '123456' });
    for (const digit of '1234567890123456') tablet.pin.press(digit);
    expect(tablet.pin.entered.value).toBe(12);
    tablet.pin.erase();
    expect(tablet.pin.entered.value).toBe(11);
  });
});

describe('wrong PINs', () => {
  it('make the fourth try wait, also after the dialog was closed', async () => {
    const tablet = await aTablet({ officePin: '123456' });
    for (let time = 0; time < 3; time += 1) await tablet.enter('000000');
    expect(tablet.pin.waitLeftMs.value).toBe(30_000);
    await tablet.pin.start();
    await tablet.enter('123456');
    expect(tablet.passed()).toBe(0);
    tablet.clock.advance(29_999);
    expect(tablet.pin.isOpen.value).toBe(false);
    tablet.clock.advance(1);
    expect(tablet.pin.isOpen.value).toBe(true);
    await tablet.enter('123456');
    expect([tablet.passed(), tablet.kept.attempts]).toEqual([1, noAttempts]);
  });

  it('are still counted after a reload, and the wait goes on', async () => {
    const tablet = await aTablet({ officePin: '123456' });
    for (let time = 0; time < 3; time += 1) await tablet.enter('000000');
    tablet.clock.advance(10_000);
    await tablet.restart();
    expect(tablet.pin.waitLeftMs.value).toBe(20_000);
    tablet.clock.advance(20_000);
    await tablet.enter('000000');
    expect(tablet.pin.waitLeftMs.value).toBe(60_000);
  });

  it('wait no longer than a quarter of an hour where the calendar was set back', async () => {
    const tablet = await aTablet({ officePin: '123456' });
    tablet.kept.attempts = { failures: 40, failedAtMs: tablet.clock.now() };
    tablet.clock.setBy(-86_400_000);
    await tablet.restart();
    expect(tablet.pin.waitLeftMs.value).toBe(900_000);
    tablet.clock.advance(900_000);
    await tablet.enter('123456');
    expect(tablet.passed()).toBe(1);
  });

  it('wait no shorter where the calendar is set forward while the page is open', async () => {
    const tablet = await aTablet({ officePin: '123456' });
    for (let time = 0; time < 3; time += 1) await tablet.enter('000000');
    tablet.clock.setBy(86_400_000);
    tablet.clock.advance(1_000);
    await tablet.pin.start();
    expect(tablet.pin.waitLeftMs.value).toBe(29_000);
  });

  it('count before they are checked, so that pulling the plug makes none free', async () => {
    const tablet = await aTablet({ officePin: '123456' });
    for (const digit of '000000') tablet.pin.press(digit);
    void tablet.pin.confirm();
    expect(tablet.kept.attempts.failures).toBe(1);
  });

  it('make wait also where they cannot be kept', async () => {
    const tablet = await aTablet({ officePin: '123456', isFull: true });
    for (let time = 0; time < 3; time += 1) await tablet.enter('000000');
    expect(tablet.pin.waitLeftMs.value).toBe(30_000);
  });
});

describe('a tablet without a PIN', () => {
  it('lets one be set, entered twice, in its first ten minutes', async () => {
    const tablet = await aTablet();
    expect(tablet.pin.step.value).toBe('set');
    await tablet.enter('123456');
    expect([tablet.pin.step.value, tablet.passed()]).toEqual(['set-again', 0]);
    await tablet.enter('654321');
    expect([tablet.pin.step.value, tablet.pin.fault.value, tablet.kept.ownPin]).toEqual(['set', 'differ', null]);
    await tablet.enter('123456');
    await tablet.enter('123456');
    expect([tablet.passed(), tablet.kept.ownPin]).toEqual([1, hashOf('123456')]);
  });

  it('says later where it is set', async () => {
    const tablet = await aTablet({ ageMs: 600_000 });
    expect(tablet.pin.step.value).toBe('elsewhere');
    await tablet.enter('123456');
    expect(tablet.kept.ownPin).toBeNull();
  });

  it('says so where the PIN cannot be kept', async () => {
    const tablet = await aTablet({ isFull: true });
    await tablet.enter('123456');
    await tablet.enter('123456');
    expect([tablet.passed(), tablet.pin.step.value, tablet.pin.fault.value]).toEqual([0, 'set', 'not-kept']);
  });
});
