import type { CheckFindings } from '../../src/tablet/staff/check-findings.ts';

/** A tablet that does well, at noon of 22 November. */
export const someFindings = (fields: Partial<CheckFindings> = {}): CheckFindings => ({
  atMs: Date.parse('2026-11-22T12:00:30.000+09:00'),
  app: '1.0.0',
  shell: { build: '1a2b3c4d5e6f7a8b', isInControl: true },
  shown: {
    serial: 17,
    title: '区役所サービス向上目標',
    effectiveFrom: '2026-04-01T00:00:00.000+09:00',
    storedAtMs: Date.parse('2026-03-30T17:05:00.000+09:00'),
  },
  deviceId: '7d1f0a52-9f0e-4f6e-8f3c-2f1f0b8f6a10',
  isEnrolled: true,
  isAlone: false,
  hub: { heardAtMs: Date.parse('2026-11-22T12:00:00.000+09:00'), failure: null },
  ratings: {
    epoch: '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01',
    lastSeq: 120,
    unsent: 0,
    oldestUnsentAt: null,
    parked: 0,
  },
  isPersisted: true,
  room: { usage: 9_500_000, quota: 11_000_000_000 },
  canary: {
    bootCount: 7,
    firstSeenMs: Date.parse('2026-11-01T08:30:00.000+09:00'),
    epoch: '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01',
    placed: ['database', 'local', 'cache'],
    lost: null,
  },
  isClockDoubtful: false,
  hubAheadMs: 400,
  isAwake: true,
  screen: { width: 1280, height: 800, ratio: 1 },
  faults: [],
  ...fields,
});
