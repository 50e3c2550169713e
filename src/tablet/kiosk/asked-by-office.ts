import type { AskedOfTablet } from '../../core/protocol/envelopes.ts';
import type { Clock } from '../platform/clock.ts';

/** Nobody has touched the screen for so long: no visitor is in the middle of something. */
export const QUIET_MS = 30_000;
const LOOK_AGAIN_MS = 5_000;

export interface AskedByOfficeParts {
  clock: Pick<Clock, 'steadyMs' | 'after'>;
  /** Staff are in their dialog. */
  isBusy: () => boolean;
  lastDone: () => string | undefined;
  /** False where it would be forgotten. */
  keepDone: (id: string) => boolean;
  reload: () => void;
  showPicture: (asked: AskedOfTablet) => void;
  tellHub: () => void;
}

export type AskedByOffice = ReturnType<typeof createAskedByOffice>;

/** What the office page asks of this tablet, done once each, and when nobody is at the screen. */
export function createAskedByOffice(parts: AskedByOfficeParts) {
  const { clock, isBusy, lastDone, keepDone, reload, showPicture, tellHub } = parts;
  let waiting: AskedOfTablet | null = null;
  let touchedMs = clock.steadyMs();
  let cancel = () => {};

  function attempt() {
    cancel();
    if (waiting === null) return;
    const leftMs = touchedMs + QUIET_MS - clock.steadyMs();
    if (leftMs > 0 || isBusy()) {
      cancel = clock.after(Math.max(leftMs, LOOK_AGAIN_MS), attempt);
      return;
    }
    const asked = waiting;
    waiting = null;
    // Noted before it is done: whatever goes wrong, it is not done a second time.
    if (!keepDone(asked.id)) return;
    if (asked.kind === 'reload') {
      reload();
      return;
    }
    showPicture(asked);
    tellHub();
  }

  return {
    /** The hub says it again with every answer until it hears that it was done. */
    take(asked: AskedOfTablet) {
      if (asked.id === waiting?.id || asked.id === lastDone()) return;
      waiting = asked;
      attempt();
    },
    touched() {
      touchedMs = clock.steadyMs();
    },
  };
}
