import { computed, signal } from '@preact/signals';
import type { OfficeOverview } from '../core/protocol/office.ts';
import { officeWords } from '../words/office.ts';
import type { Clock } from './clock.ts';
import type { Session } from './frame/session-state.ts';
import type { OfficeClient } from './office-client.ts';

const LOOK_EVERY_MS = 10_000;
/** While tablets take a new edition, staff watch them do it. */
const HURRY = { everyMs: 2_000, forMs: 60_000 };

export interface OfficeStateParts {
  hub: Pick<OfficeClient, 'overview'>;
  clock: Clock;
  kept: Session['kept'];
}

export type OfficeState = ReturnType<typeof createOfficeState>;

/** What the hub says of content, tablets, ratings and record, asked again and again; it stays while the hub is silent. */
export function createOfficeState({ hub, clock, kept }: OfficeStateParts) {
  const overview = signal<OfficeOverview | null>(null);
  const trouble = signal<string | null>(null);
  let hurryUntilMs = 0;
  let cancel = () => {};
  let looking = Promise.resolve();

  /** Resolves when an overview asked for from now on is here. */
  function look(): Promise<void> {
    cancel();
    looking = looking.then(ask);
    return looking;
  }

  async function ask(): Promise<void> {
    const answer = await kept(hub.overview);
    if (answer.kind === 'answer') {
      overview.value = answer.value;
      trouble.value = null;
    } else {
      trouble.value = answer.kind === 'refused' ? answer.message : officeWords.unreachable;
    }
    cancel();
    cancel = clock.after(clock.now() < hurryUntilMs ? HURRY.everyMs : LOOK_EVERY_MS, look);
  }

  return {
    overview: computed(() => overview.value),
    trouble: computed(() => trouble.value),
    shown: computed(() => overview.value?.editions.find(({ state }) => state === 'shown') ?? null),
    /** The serial on show, 0 before the first: what a change is based on. */
    base: computed(() => overview.value?.editions.find(({ state }) => state === 'shown')?.serial ?? 0),
    /** The hub's time at the last look. */
    nowMs: computed(() => (overview.value === null ? clock.now() : Date.parse(overview.value.now))),
    look,
    /** Something was published. */
    hurry(): Promise<void> {
      hurryUntilMs = clock.now() + HURRY.forMs;
      return look();
    },
  };
}
