import type { Clock } from '../platform/clock.ts';

const TAPS = 5;
const WITHIN_MS = 3_000;
const SMALLEST_PX = 80;
const SHARE = 0.12;

interface Tap {
  clientX: number;
  clientY: number;
  /** The second finger of a palm is no tap. */
  isPrimary: boolean;
}

/** Five quick taps in the top left corner, which shows nothing to press, open the staff dialog. */
export function createStaffCorner({ clock, open }: { clock: Pick<Clock, 'steadyMs'>; open: () => void }) {
  let taps: number[] = [];
  return {
    tapped({ clientX, clientY, isPrimary }: Tap, { width, height }: { width: number; height: number }) {
      const side = Math.max(SMALLEST_PX, SHARE * Math.min(width, height));
      if (!isPrimary) return;
      if (clientX > side || clientY > side) {
        taps = [];
        return;
      }
      const now = clock.steadyMs();
      taps = [...taps, now].slice(-TAPS);
      if (taps.length < TAPS || now - taps[0]! > WITHIN_MS) return;
      taps = [];
      open();
    },
  };
}
