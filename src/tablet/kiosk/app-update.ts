import { takeOverInMs } from '../../core/protocol/app-builds.ts';
import type { Clock } from '../platform/clock.ts';
import type { AppWorker } from '../platform/service-worker.ts';

export interface AppUpdateParts {
  clock: Pick<Clock, 'steadyMs' | 'after'>;
  worker: Pick<AppWorker, 'look' | 'isNewer' | 'takeOver' | 'onChange'>;
  /** How long ago a newer build had the page reloaded. */
  sinceReloadMs: number;
  /** Something is being asked, written or read, or staff are at work. */
  isBusy: () => boolean;
}

const LOOK_EVERY_MS = 10 * 60_000;
const TRY_EVERY_MS = 10_000;

export type AppUpdate = ReturnType<typeof createAppUpdate>;

/** A newer build of the app takes over when nobody is there, and the page reloads once. */
export function createAppUpdate({ clock, worker, sinceReloadMs, isBusy }: AppUpdateParts) {
  let touchedMs = clock.steadyMs();
  const reloadedMs = touchedMs - sinceReloadMs;
  let isEnded = false;
  let cancelLook = () => {};
  let cancelTry = () => {};

  function look() {
    cancelLook();
    void worker.look();
    if (!isEnded) cancelLook = clock.after(LOOK_EVERY_MS, look);
  }

  function tryToTakeOver() {
    cancelTry();
    const isTime = takeOverInMs({ nowMs: clock.steadyMs(), touchedMs, reloadedMs }) === 0;
    if (isTime && !isBusy() && worker.isNewer()) worker.takeOver();
    if (!isEnded) cancelTry = clock.after(TRY_EVERY_MS, tryToTakeOver);
  }

  // Called a moment ago, it serves now; unless somebody has touched the screen in between.
  worker.onChange(tryToTakeOver);
  cancelTry = clock.after(TRY_EVERY_MS, tryToTakeOver);
  cancelLook = clock.after(LOOK_EVERY_MS, look);

  return {
    touched() {
      touchedMs = clock.steadyMs();
    },
    look,
    end() {
      isEnded = true;
      cancelLook();
      cancelTry();
    },
  };
}
