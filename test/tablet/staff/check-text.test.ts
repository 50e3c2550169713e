import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/tablet/staff/check-text.ts';
import { someFindings } from '../../support/some-findings.ts';

const everyFault = Array.from({ length: 20 }, (_, no) => `slide-failed:goal:まちづくり推進部/総務課#${no}`);
const { atMs, ratings, canary } = someFindings();

describe('checkText', () => {
  it('has a line for each finding', () => {
    expect(checkText(someFindings()).split('\n')).toEqual([
      'check: 2026-11-22T12:00',
      'app: 1.0.0 1a2b3c4d',
      'edition: 17 2026-03-30T17:05',
      'device: 7d1f0a52-9f0e-4f6e-8f3c-2f1f0b8f6a10 enrolled',
      'hub: 2026-11-22T12:00',
      'hub error: none',
      'unsent: 0',
      'seq: 120 of 5f0c8e0e',
      'parked: 0',
      'persisted: yes',
      'used: 10 of 11000 MB',
      'starts: 7 since 2026-11-01T08:30',
      'lost: none',
      'clock: ok hub +0 s',
      'awake: yes',
      'screen: 1280x800 @1',
      'concerns: none',
    ]);
  });

  it('says what is wrong, in ASCII and short enough for a code that a camera reads', () => {
    const text = checkText(
      someFindings({
        shell: { build: null, isInControl: false },
        shown: null,
        isEnrolled: false,
        hub: { heardAtMs: null, failure: { atMs, kind: 'refused', status: 413 } },
        ratings: { ...ratings!, unsent: 60_000, oldestUnsentAt: '2026-10-22T09:00:00.000+09:00', parked: 3 },
        isPersisted: false,
        canary: { ...canary!, lost: { atMs, what: ['database', 'local', 'ratings'] } },
        isClockDoubtful: true,
        hubAheadMs: -86_400_000,
        isAwake: false,
        faults: ['storage-wiped', 'storage-not-persisted', 'storage-filling', 'storage-small', ...everyFault],
      }),
    );
    expect(text).toContain('app: 1.0.0 no shell not in control\nedition: none\n');
    expect(text).toContain('hub: never\nhub error: refused 413\nunsent: 60000 since 2026-10-22T09:00\n');
    expect(text).toContain('lost: database+local+ratings 2026-11-22T12:00\nclock: doubtful hub -86400 s\n');
    expect(text).toContain('storage-small slide-failed worker-failed not-enrolled unsent-old');
    expect(text).toMatch(/^[\x20-\x7e\n]+$/);
    // Version 20, level M.
    expect(text.length).toBeLessThan(666);
  });

  it('says so where nothing can be read', () => {
    const text = checkText(someFindings({ ratings: null, room: null, canary: null, deviceId: null, isAlone: true }));
    expect(text).toContain('device: none enrolled');
    expect(text).toContain('unsent: unreadable\nseq: \nparked: \n');
  });

  it('stands still for a minute', () => {
    const later = (ms: number) => checkText(someFindings({ atMs: atMs + ms, hubAheadMs: 400 - ms / 10 }));
    expect(later(29_000)).toBe(checkText(someFindings()));
    expect(later(30_000)).not.toBe(checkText(someFindings()));
  });
});
