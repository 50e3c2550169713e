import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CARD_MS, DIM_MS } from '../../../src/core/display/night-phase.ts';
import { AWAKE_MS, createHoursState, SETTLE_MS } from '../../../src/tablet/kiosk/hours-state.ts';
import { aClock } from '../../support/a-clock.ts';

const MINUTE_MS = 60_000;
const WORKDAY = '8:30-17:15';
const ward = {
  weekly: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY },
  closed: [],
  extra: [],
  holidays: ['2026-11-23'],
};
const always = { weekly: {}, closed: [], extra: [] };
const at = (time: string) => Date.parse(`${time}+09:00`);

function theHours(time: string, from: Parameters<typeof createHoursState>[0]['hours']['value'] = ward) {
  const clock = aClock(at(time));
  const settings = signal(from);
  const hours = createHoursState({ clock, time: clock, hours: settings });
  onTestFinished(hours.end);
  return { clock, settings, hours, tap: () => [hours.touched(), hours.released()] };
}

describe('createHoursState', () => {
  it('goes dark step by step from the minute of closing, and lights up at that of opening', () => {
    const { clock, hours } = theHours('2026-11-25T17:14:59');
    const seen: string[] = [];
    const step = (ms: number) => {
      clock.advance(ms);
      seen.push(hours.phase.value);
    };
    for (const ms of [0, 999, 1, DIM_MS - 1, 1, CARD_MS - 1, 1]) step(ms);
    clock.advance(at('2026-11-26T08:29:59') - clock.now());
    for (const ms of [0, 999, 1]) step(ms);
    expect(seen).toEqual(['open', 'open', 'dim', 'dim', 'card', 'card', 'black', 'black', 'black', 'open']);
  });

  it('is black at once where it starts in the night', () => {
    expect(theHours('2026-11-26T03:00:00').hours.phase.value).toBe('black');
    expect(theHours('2026-11-25T17:25:00').hours.phase.value).toBe('card');
  });

  it('never goes dark without hours', () => {
    const { clock, hours } = theHours('2027-01-01T03:00:00', always);
    clock.advance(3 * 24 * 60 * MINUTE_MS);
    expect(hours.phase.value).toBe('open');
  });

  it('takes new hours as soon as they come', () => {
    const { settings, hours } = theHours('2026-11-26T03:00:00', always);
    settings.value = ward;
    expect(hours.phase.value).toBe('black');
    settings.value = always;
    expect(hours.phase.value).toBe('open');
  });

  it.each([
    ['dim', '2026-11-25T17:16:00'],
    ['card', '2026-11-25T17:25:00'],
    ['black', '2026-11-26T03:00:00'],
  ])('is woken from %s by a touch that counts for nothing else', (phase, time) => {
    const { clock, hours } = theHours(time);
    expect(hours.phase.value).toBe(phase);
    hours.touched();
    expect(hours.phase.value).toBe('waking');
    clock.advance(SETTLE_MS * 3);
    expect(hours.phase.value).toBe('waking');
    hours.released();
    clock.advance(SETTLE_MS - 1);
    expect(hours.phase.value).toBe('waking');
    clock.advance(1);
    expect(hours.phase.value).toBe('open');
  });

  it('does not wait for a finger that never leaves', () => {
    const { clock, hours } = theHours('2026-11-26T03:00:00');
    hours.touched();
    clock.advance(5_000);
    expect(hours.phase.value).toBe('open');
  });

  it('stays awake two minutes after the last touch, then goes dark step by step again', () => {
    const { clock, hours, tap } = theHours('2026-11-28T12:00:00');
    tap();
    clock.advance(AWAKE_MS - 1);
    tap();
    clock.advance(AWAKE_MS - 1);
    expect(hours.phase.value).toBe('open');
    clock.advance(1);
    expect(hours.phase.value).toBe('dim');
    clock.advance(DIM_MS);
    expect(hours.phase.value).toBe('card');
    clock.advance(CARD_MS);
    expect(hours.phase.value).toBe('black');
  });

  it('is dim at closing though somebody has just touched it', () => {
    const { clock, hours, tap } = theHours('2026-11-25T17:14:59');
    tap();
    expect(hours.phase.value).toBe('open');
    clock.advance(1_000);
    expect(hours.phase.value).toBe('dim');
  });

  it('keeps its clock by the minute, and says why it is closed and when it opens', () => {
    const { clock, hours, tap } = theHours('2026-11-20T17:20:30');
    expect(hours.card.value).toEqual({ nowMs: clock.now(), because: 'over', nextMs: at('2026-11-24T08:30:00') });
    clock.advance(29_999);
    expect(hours.card.value?.nowMs).toBe(at('2026-11-20T17:20:30'));
    clock.advance(1);
    expect(hours.card.value?.nowMs).toBe(at('2026-11-20T17:21:00'));
    clock.advance(at('2026-11-23T10:00:00') - clock.now());
    tap();
    clock.advance(AWAKE_MS + DIM_MS);
    expect(hours.card.value).toMatchObject({ because: 'closed-day', nextMs: at('2026-11-24T08:30:00') });
    clock.advance(at('2026-11-24T08:00:00') - clock.now());
    expect(hours.card.value?.because).toBe('not-yet');
  });

  it('notices within half a minute that somebody set the calendar', () => {
    const { clock, hours } = theHours('2026-11-25T12:00:00');
    clock.setBy(8 * 60 * MINUTE_MS);
    clock.advance(30_000);
    expect(hours.phase.value).toBe('black');
  });

  it('goes on where timers end a moment too early', () => {
    const { clock, hours } = theHours('2026-11-25T17:14:50');
    clock.endEarly(0.4);
    expect(hours.phase.value).toBe('open');
    clock.advance(1);
    expect(hours.phase.value).toBe('dim');
  });
});
