import { computed, signal } from '@preact/signals';
import type { AskedOfTablet } from '../../core/protocol/envelopes.ts';
import type { TabletLine, TabletNames } from '../../core/protocol/office.ts';
import { askedWords, tabletDialogWords as words } from '../../words/office-tablets.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { Answer, OfficeClient } from '../office-client.ts';
import type { OfficeState } from '../office-state.ts';
import { foundTablets, type TabletOrder } from './found-tablets.ts';

export interface TabletsStateParts {
  hub: Pick<OfficeClient, 'nameTablet' | 'revokeTablet' | 'askTablet'>;
  kept: Session['kept'];
  office: Pick<OfficeState, 'overview' | 'look'>;
}

export type TabletsState = ReturnType<typeof createTabletsState>;

/** Which tablets staff look at, and what they do with one. */
export function createTabletsState({ hub, kept, office }: TabletsStateParts) {
  const search = signal('');
  const order = signal<TabletOrder>('trouble');
  const openedId = signal<string | null>(null);
  const isBusy = signal(false);
  const fault = signal<string | null>(null);
  const done = signal<string | null>(null);
  const all = computed(() => office.overview.value?.tablets ?? []);

  /** So many alerts and faults. */
  function troubled({ deviceId, faults }: TabletLine): number {
    const alerts = office.overview.value?.alerts ?? [];
    return faults.length + alerts.filter((alert) => 'deviceId' in alert && alert.deviceId === deviceId).length;
  }

  /** True when it was done; `told` is then said. */
  async function perform(act: () => Promise<Answer<unknown>>, told: string): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    fault.value = null;
    done.value = null;
    const answer = await kept(act);
    await office.look();
    if (answer.kind === 'answer') done.value = told;
    else fault.value = failureSentence(answer);
    isBusy.value = false;
    return answer.kind === 'answer';
  }

  return {
    search: computed(() => search.value),
    order: computed(() => order.value),
    all,
    found: computed(() => foundTablets(all.value, search.value, order.value, troubled)),
    /** In its dialog; gone when somebody else has taken it out. */
    opened: computed(() => all.value.find(({ deviceId }) => deviceId === openedId.value) ?? null),
    isBusy: computed(() => isBusy.value),
    fault: computed(() => fault.value),
    done: computed(() => done.value),
    setSearch(typed: string) {
      search.value = typed;
    },
    setOrder(chosen: TabletOrder) {
      order.value = chosen;
    },
    open(deviceId: string) {
      openedId.value = deviceId;
      fault.value = null;
      done.value = null;
    },
    close() {
      openedId.value = null;
      fault.value = null;
      done.value = null;
    },
    name: ({ deviceId }: TabletLine, names: TabletNames) => perform(() => hub.nameTablet(deviceId, names), words.saved),
    ask: ({ deviceId }: TabletLine, kind: AskedOfTablet['kind']) =>
      perform(() => hub.askTablet(deviceId, kind), askedWords.asked(askedWords.names[kind])),
    revoke: ({ deviceId, name }: TabletLine) => perform(() => hub.revokeTablet(deviceId), words.revoked(name)),
  };
}
