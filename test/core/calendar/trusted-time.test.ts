import { describe, expect, it } from 'vitest';
import {
  confirmed,
  firstTrust,
  JUMP_MS,
  lookedAt,
  type TimeTrust,
  trustedMs,
} from '../../../src/core/calendar/trusted-time.ts';

const NOON = Date.parse('2026-11-22T12:00:00+09:00');
const DAY = 86_400_000;

/** A device that has run for an hour; `calendar` is what it then says. */
function look(trust: TimeTrust, calendarMs: number, steadyMs: number) {
  const next = lookedAt(trust, calendarMs, steadyMs);
  return { trust: next, now: trustedMs(next, calendarMs, steadyMs), isDoubtful: next.isDoubtful };
}

describe('trusted time', () => {
  const running = lookedAt(firstTrust(0), NOON, 1_000);

  it('is the calendar while that goes as time does', () => {
    expect(look(running, NOON + 60_000, 61_000)).toMatchObject({ now: NOON + 60_000, isDoubtful: false });
  });

  it('takes small corrections as they come', () => {
    expect(look(running, NOON + 60_000 + JUMP_MS, 61_000)).toMatchObject({
      now: NOON + 60_000 + JUMP_MS,
      isDoubtful: false,
    });
  });

  it.each([2 * DAY, -2 * DAY, -NOON, 40 * 365 * DAY])('goes on as before where the calendar jumps by %i ms', (jump) => {
    expect(look(running, NOON + 60_000 + jump, 61_000)).toMatchObject({ now: NOON + 60_000, isDoubtful: true });
  });

  it('believes a calendar that comes back', () => {
    const { trust } = look(running, NOON + 2 * DAY, 61_000);
    expect(look(trust, NOON + 120_000, 121_000)).toMatchObject({ now: NOON + 120_000, isDoubtful: false });
  });

  it('believes a jump that the hub confirms', () => {
    const { trust } = look(running, NOON + 2 * DAY, 61_000);
    const sure = confirmed(trust, NOON + 2 * DAY + 500, NOON + 2 * DAY + 1_000, 62_000);
    expect(look(sure, NOON + 2 * DAY + 60_000, 121_000)).toMatchObject({
      now: NOON + 2 * DAY + 60_000,
      isDoubtful: false,
    });
  });

  it('goes by the hub where the calendar disagrees, and says so', () => {
    const corrected = confirmed(running, NOON + DAY, NOON + 1_000, 2_000);
    expect(look(corrected, NOON + 61_000, 62_000)).toMatchObject({ now: NOON + DAY + 60_000, isDoubtful: true });
  });

  it('is never earlier than the hub has confirmed, over a restart too', () => {
    const restarted = lookedAt(firstTrust(NOON), 0, 500);
    expect(trustedMs(restarted, 0, 500)).toBe(NOON);
    const late = confirmed(running, NOON - DAY, NOON - DAY, 2_000);
    expect(late.confirmedMs).toBe(0 + (NOON - DAY));
    expect(confirmed(late, NOON - 2 * DAY, NOON - 2 * DAY, 3_000).confirmedMs).toBe(NOON - DAY);
  });
});
