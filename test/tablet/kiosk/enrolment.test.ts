import { describe, expect, it } from 'vitest';
import { createEnrolment } from '../../../src/tablet/kiosk/enrolment.ts';
import type { Device } from '../../../src/tablet/platform/content-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { settled } from '../../support/settled.ts';

const device = (no: number): Device => ({ deviceId: `device-${no}`, token: `token-${no}` });

function aTablet({ kept = null as Device | null, isStorageBroken = false, isReached = true } = {}) {
  let enrolled = 0;
  let stored = kept;
  let alone = false;
  const clock = aClock();
  const state = { isStorageBroken, isReached, isCodeWanted: false, pinTimes: 0, asked: [] as (string | undefined)[] };
  const storage = {
    device: async () => {
      await settled(3);
      if (state.isStorageBroken) throw new Error('disk');
      return stored;
    },
    keepDevice: async (given: Device) => {
      if (state.isStorageBroken) throw new Error('disk');
      stored = given;
    },
    isAlone: async () => alone,
    keepAlone: async (given: boolean) => {
      alone = given;
    },
    mayPinBeSetFromNow: async () => {
      state.pinTimes += 1;
    },
  };
  const anotherStart = () =>
    createEnrolment({
      clock,
      contentDb: storage,
      hub: {
        enrol: async (_, code) => {
          state.asked.push(code);
          await settled(3);
          if (!state.isReached) return { kind: 'offline' };
          if (state.isCodeWanted && code !== '123456') return { kind: 'refused', status: 403 };
          enrolled += 1;
          return { kind: 'answer', value: device(enrolled) };
        },
      },
    });
  const enrolment = anotherStart();
  return { enrolment, anotherStart, clock, state, enrolled: () => enrolled, stored: () => stored };
}

describe('device', () => {
  it('is the one kept before, without asking the hub', async () => {
    const tablet = aTablet({ kept: device(7) });
    expect(await tablet.enrolment.device()).toEqual(device(7));
    expect(tablet.enrolled()).toBe(0);
  });

  it('is enrolled once, however many ask at once, and kept', async () => {
    const tablet = aTablet();
    const asked = [tablet.enrolment.device(), tablet.enrolment.device()];
    await settled(4);
    asked.push(tablet.enrolment.device());
    await settled(3);
    asked.push(tablet.enrolment.device());
    expect(await Promise.all(asked)).toEqual(Array(4).fill(device(1)));
    expect([tablet.enrolled(), tablet.stored()]).toEqual([1, device(1)]);
  });

  it('is asked for again where the hub was away', async () => {
    const tablet = aTablet({ isReached: false });
    expect(await tablet.enrolment.device()).toBeNull();
    tablet.state.isReached = true;
    expect(await tablet.enrolment.device()).toEqual(device(1));
  });

  it('works under another name where its own cannot be read, and has its own again when it can', async () => {
    const tablet = aTablet({ kept: device(7), isStorageBroken: true });
    expect(await tablet.enrolment.device()).toEqual(device(1));
    expect(await tablet.enrolment.device()).toEqual(device(1));
    tablet.state.isStorageBroken = false;
    expect(tablet.enrolled()).toBe(1);
    expect(await tablet.anotherStart().device()).toEqual(device(7));
  });

  it('stays one tablet to the hub where it cannot be kept', async () => {
    const tablet = aTablet();
    const asking = tablet.enrolment.device();
    await settled(4);
    tablet.state.isStorageBroken = true;
    expect(await asking).toEqual(device(1));
    expect(await tablet.enrolment.device()).toEqual(device(1));
    expect(tablet.enrolled()).toBe(1);
  });
});

describe('tokenRefused', () => {
  it('enrols anew, once, however many were refused', async () => {
    const tablet = aTablet({ kept: device(7) });
    await tablet.enrolment.device();
    await Promise.all([tablet.enrolment.tokenRefused('token-7'), tablet.enrolment.tokenRefused('token-7')]);
    expect(await tablet.enrolment.device()).toEqual(device(1));
    // An answer to a request that left before: the token it speaks of is gone already.
    await tablet.enrolment.tokenRefused('token-7');
    expect([tablet.enrolled(), tablet.stored()]).toEqual([1, device(1)]);
  });

  it('leaves the old token where the hub gives no new one, and asks again next time', async () => {
    const tablet = aTablet({ kept: device(7), isReached: false });
    await tablet.enrolment.device();
    await tablet.enrolment.tokenRefused('token-7');
    expect(await tablet.enrolment.device()).toEqual(device(7));
    tablet.state.isReached = true;
    await tablet.enrolment.tokenRefused('token-7');
    expect(await tablet.enrolment.device()).toEqual(device(1));
  });
});

describe('a tablet that needs a code', () => {
  it('says so only when the hub has answered, and does not ask again and again', async () => {
    const tablet = aTablet({ isReached: false });
    tablet.state.isCodeWanted = true;
    await tablet.enrolment.device();
    expect(tablet.enrolment.isNew.value).toBe(false);
    tablet.state.isReached = true;
    for (let time = 0; time < 5; time += 1) expect(await tablet.enrolment.device()).toBeNull();
    expect(tablet.enrolment.isNew.value).toBe(true);
    expect(tablet.state.asked).toEqual([undefined, undefined]);
    tablet.clock.advance(60_000);
    tablet.state.isCodeWanted = false;
    expect(await tablet.enrolment.device()).toEqual(device(1));
    expect(tablet.enrolment.isNew.value).toBe(false);
  });

  it('is enrolled with the right one, and stays so', async () => {
    const tablet = aTablet();
    tablet.state.isCodeWanted = true;
    await tablet.enrolment.device();
    expect(await tablet.enrolment.enrolWith('000000')).toBe('wrong-code');
    expect(await tablet.enrolment.device()).toBeNull();
    expect(await tablet.enrolment.enrolWith('123456')).toBe('enrolled');
    expect([tablet.enrolment.isNew.value, tablet.enrolment.isEnrolled.value]).toEqual([false, true]);
    expect(await tablet.enrolment.device()).toEqual(device(1));
    expect(tablet.stored()).toEqual(device(1));
  });

  it('says that the hub is away', async () => {
    const tablet = aTablet({ isReached: false });
    expect(await tablet.enrolment.enrolWith('123456')).toBe('offline');
  });

  it('asks no hub once staff decided to do without, also after a restart, until they enrol it', async () => {
    const tablet = aTablet();
    tablet.state.isCodeWanted = true;
    await tablet.enrolment.device();
    await tablet.enrolment.stayAlone();
    expect(tablet.enrolment.isNew.value).toBe(false);
    const later = tablet.anotherStart();
    tablet.clock.advance(600_000);
    expect([await tablet.enrolment.device(), await later.device()]).toEqual([null, null]);
    expect(tablet.state.asked).toEqual([undefined]);
    expect([later.isNew.value, later.isEnrolled.value]).toEqual([false, false]);
    expect(await later.enrolWith('123456')).toBe('enrolled');
    expect(await tablet.anotherStart().device()).toEqual(device(1));
  });

  it('is asked for anew where its token was taken away', async () => {
    const tablet = aTablet({ kept: device(7) });
    tablet.state.isCodeWanted = true;
    await tablet.enrolment.device();
    expect(tablet.enrolment.isEnrolled.value).toBe(true);
    await tablet.enrolment.tokenRefused('token-7');
    // Visitors stand before it: the question waits in the staff menu.
    expect([tablet.enrolment.isNew.value, tablet.enrolment.isEnrolled.value]).toEqual([false, false]);
    expect(await tablet.enrolment.enrolWith('123456')).toBe('enrolled');
    expect((await tablet.enrolment.device())?.token).toBe('token-1');
  });

  it('goes on as before where the hub takes its token again', async () => {
    const tablet = aTablet({ kept: device(7) });
    tablet.state.isCodeWanted = true;
    await tablet.enrolment.device();
    await tablet.enrolment.tokenRefused('token-7');
    tablet.enrolment.tokenAccepted();
    expect([tablet.enrolment.isEnrolled.value, await tablet.enrolment.device()]).toEqual([true, device(7)]);
  });

  it('is nobody to the hub while staff want it alone, whatever it was before, and can be enrolled again', async () => {
    const tablet = aTablet({ kept: device(7) });
    await tablet.enrolment.device();
    await tablet.enrolment.stayAlone();
    expect([tablet.enrolment.isEnrolled.value, await tablet.enrolment.device()]).toEqual([false, null]);
    expect(tablet.state.pinTimes).toBe(1);
    expect(await tablet.enrolment.enrolWith('123456')).toBe('enrolled');
    expect([tablet.enrolment.isEnrolled.value, await tablet.enrolment.device()]).toEqual([true, device(1)]);
  });
});
