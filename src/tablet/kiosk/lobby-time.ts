import { signal } from '@preact/signals';
import { confirmed, firstTrust, lookedAt, trustedMs } from '../../core/calendar/trusted-time.ts';
import type { Clock } from '../platform/clock.ts';

export interface LobbyTimeParts {
  clock: Pick<Clock, 'now' | 'steadyMs'>;
  /** The latest time the hub has confirmed, as it was kept; 0 before the first. */
  confirmedMs: number;
  keepConfirmed: (ms: number) => Promise<void>;
}

export type LobbyTime = ReturnType<typeof createLobbyTime>;

/** The time by which content appears and goes, however the tablet's own calendar is set. */
export function createLobbyTime({ clock, confirmedMs, keepConfirmed }: LobbyTimeParts) {
  let trust = firstTrust(confirmedMs);
  const isDoubtful = signal(false);

  return {
    /** The calendar jumped and the hub has not confirmed it; a fault for the report. */
    isDoubtful,
    now(): number {
      trust = lookedAt(trust, clock.now(), clock.steadyMs());
      isDoubtful.value = trust.isDoubtful;
      return trustedMs(trust, clock.now(), clock.steadyMs());
    },
    /** The hub said in an answer what time it is. */
    confirm(hubMs: number) {
      if (!Number.isFinite(hubMs)) return;
      trust = confirmed(trust, hubMs, clock.now(), clock.steadyMs());
      isDoubtful.value = trust.isDoubtful;
      // Lost, it is confirmed again within a minute of the next answer.
      void keepConfirmed(trust.confirmedMs).catch(() => {});
    },
  };
}
