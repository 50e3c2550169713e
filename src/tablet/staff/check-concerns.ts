import type { CheckFindings } from './check-findings.ts';

const SILENT_MS = 15 * 60_000;
const UNSENT_MS = 24 * 3_600_000;
const APART_MS = 5 * 60_000;

/** What staff should look after, as codes: the faults that the hub is told, and what only the tablet itself can tell. */
export function concernsOf(findings: CheckFindings): string[] {
  const { atMs, hub, ratings, isEnrolled, isAlone, shell, isClockDoubtful, hubAheadMs, isAwake, faults } = findings;
  const oldestMs = Date.parse(ratings?.oldestUnsentAt ?? '');
  const concerns: [boolean, string][] = [
    [ratings === null, 'ratings-unavailable'],
    [!shell.isInControl || shell.build === null, 'worker-failed'],
    [!isEnrolled && !isAlone, 'not-enrolled'],
    [isEnrolled && (hub.heardAtMs === null || atMs - hub.heardAtMs > SILENT_MS), 'hub-silent'],
    [!isAlone && atMs - oldestMs > UNSENT_MS, 'unsent-old'],
    [(ratings?.parked ?? 0) > 0, 'ratings-parked'],
    [!isClockDoubtful && Math.abs(hubAheadMs ?? 0) > APART_MS, 'clock-apart'],
    [!isAwake, 'screen-may-sleep'],
  ];
  const found = concerns.filter(([isSo]) => isSo).map(([, code]) => code);
  return [...new Set([...faults, ...found])];
}
