import { signal } from '@preact/signals';
import { type Canary, isLossRecent, nextCanary } from '../../core/feedback/persistence-canary.ts';
import type { CanaryPlaces } from '../platform/canary-places.ts';
import type { Clock } from '../platform/clock.ts';

export interface CanaryWatchParts {
  clock: Pick<Clock, 'now'>;
  places: CanaryPlaces;
  /** Of the ratings on this tablet; '' where it cannot be read. */
  epoch: () => Promise<string>;
}

export type CanaryWatch = ReturnType<typeof createCanaryWatch>;

/** Tells at each start whether the browser has cleared anything since the last. */
export function createCanaryWatch({ clock, places, epoch }: CanaryWatchParts) {
  const canary = signal<Canary | null>(null);
  return {
    /** `null` until it has been looked for. */
    canary,
    /** Once a start, by the window that writes: two at once would each find the other's half. */
    async look(): Promise<void> {
      const next = nextCanary(await places.read(), await epoch(), clock.now());
      canary.value = next;
      const placed = await places.write(next);
      // A first start that ends before this has promised nothing.
      if (placed.join() === next.placed.join()) return;
      canary.value = { ...next, placed };
      await places.write(canary.value);
    },
    faults: (): string[] => (canary.value !== null && isLossRecent(canary.value, clock.now()) ? ['storage-wiped'] : []),
  };
}
