import { describe, expect, it } from 'vitest';
import { createEnrolment } from '../../../src/tablet/kiosk/enrolment.ts';
import type { Device } from '../../../src/tablet/platform/content-db.ts';
import { settled } from '../../support/settled.ts';

const device = (no: number): Device => ({ deviceId: `device-${no}`, token: `token-${no}` });

function aTablet({ kept = null as Device | null, isStorageBroken = false, isReached = true } = {}) {
  let enrolled = 0;
  let stored = kept;
  const state = { isStorageBroken, isReached };
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
  };
  const anotherStart = () =>
    createEnrolment(storage, {
      enrol: async () => {
        await settled(3);
        if (!state.isReached) return { kind: 'offline' };
        enrolled += 1;
        return { kind: 'answer', value: device(enrolled) };
      },
    });
  const enrolment = anotherStart();
  return { enrolment, anotherStart, state, enrolled: () => enrolled, stored: () => stored };
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
