import { describe, expect, it } from 'vitest';
import {
  COUNTDOWN_MS,
  countdownSeconds,
  type FollowUpEvent,
  followUp,
  nextFollowUpChangeMs,
  noFollowUp,
  QUIET_MS,
} from '../../../src/core/feedback/follow-up.ts';

const both = { asksReasons: true, asksDepartment: true };
const following = (events: [FollowUpEvent, number][], rules = both) =>
  events.reduce((now, [event, atMs]) => followUp(now, event, rules, atMs), noFollowUp);
const rated: [FollowUpEvent, number] = [{ kind: 'rated', rating: 'r1' }, 0];
const choose = (id: string): FollowUpEvent => ({ kind: 'choose', id });

describe('followUp', () => {
  it('asks for reasons, then for the counter, then nothing more', () => {
    expect(following([rated])).toMatchObject({ step: 'reasons', rating: 'r1', chosen: [] });
    expect(following([rated, [choose('wait'), 1], [{ kind: 'sent' }, 2]])).toMatchObject({
      step: 'department',
      chosen: [],
    });
    expect(following([rated, [{ kind: 'sent' }, 1], [{ kind: 'sent' }, 2]])).toEqual(noFollowUp);
  });

  it('asks nothing for which there is nothing to choose', () => {
    expect(following([rated], { asksReasons: false, asksDepartment: true })).toMatchObject({ step: 'department' });
    expect(following([rated], { asksReasons: false, asksDepartment: false })).toEqual(noFollowUp);
    expect(following([rated, [{ kind: 'sent' }, 1]], { asksReasons: true, asksDepartment: false })).toEqual(noFollowUp);
  });

  it('takes several reasons and one counter, and takes a choice back', () => {
    const reasons = following([rated, [choose('wait'), 1], [choose('signs'), 2], [choose('wait'), 3]]);
    expect(reasons).toMatchObject({ chosen: ['signs'] });
    const counter = following([rated, [{ kind: 'sent' }, 1], [choose('区民課'), 2], [choose('保険年金課'), 3]]);
    expect(counter).toMatchObject({ chosen: ['保険年金課'] });
  });

  it('ends with とばす, and with another rating, whose questions come anew', () => {
    expect(following([rated, [choose('wait'), 1], [{ kind: 'skip' }, 2]])).toEqual(noFollowUp);
    expect(following([rated, [choose('wait'), 1], [{ kind: 'rated', rating: 'r2' }, 2]])).toMatchObject({
      rating: 'r2',
      step: 'reasons',
      chosen: [],
    });
  });

  it('waits 15 s in silence, counts 20 s down, and goes', () => {
    const asking = following([rated]);
    expect(countdownSeconds(asking, QUIET_MS - 1)).toBe(null);
    expect(countdownSeconds(asking, QUIET_MS)).toBe(20);
    expect(countdownSeconds(asking, QUIET_MS + 1_001)).toBe(19);
    const endMs = QUIET_MS + COUNTDOWN_MS;
    expect(followUp(asking, { kind: 'tick' }, both, endMs - 1)).toEqual(asking);
    expect(followUp(asking, { kind: 'tick' }, both, endMs)).toEqual(noFollowUp);
  });

  it('begins to wait anew with every touch, as often as somebody likes', () => {
    let now = following([rated]);
    for (let times = 1; times <= 10; times += 1) now = followUp(now, { kind: 'touch' }, both, times * 30_000);
    expect(countdownSeconds(now, 300_000 + QUIET_MS - 1)).toBe(null);
    expect(followUp(now, { kind: 'tick' }, both, 300_000 + QUIET_MS + COUNTDOWN_MS - 1)).toEqual(now);
  });

  it('does nothing while nothing is asked', () => {
    for (const event of [
      { kind: 'touch' },
      choose('wait'),
      { kind: 'sent' },
      { kind: 'skip' },
      { kind: 'tick' },
    ] as const)
      expect(followUp(noFollowUp, event, both, 1)).toBe(noFollowUp);
  });
});

describe('nextFollowUpChangeMs', () => {
  it('is the beginning of the countdown, then each of its seconds', () => {
    const asking = following([rated]);
    expect(nextFollowUpChangeMs(noFollowUp, 0)).toBe(null);
    expect(nextFollowUpChangeMs(asking, 0)).toBe(QUIET_MS);
    const seen: (number | null)[] = [];
    for (let nowMs = QUIET_MS; nowMs < QUIET_MS + COUNTDOWN_MS; nowMs = nextFollowUpChangeMs(asking, nowMs)!)
      seen.push(countdownSeconds(asking, nowMs));
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
  });
});
