import { computed, signal } from '@preact/signals';
import type { AlertKnown } from '../../core/protocol/alerts.ts';
import type { Alert } from '../../core/reports/alerts.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';
import type { OfficeState } from '../office-state.ts';

export type AlertsState = ReturnType<typeof createAlertsState>;

export interface AlertGroup {
  kind: Alert['kind'];
  alerts: Alert[];
}

/** What staff should look after, kind by kind, so that fifty tablets without a network are one matter. */
export function createAlertsState(parts: {
  hub: Pick<OfficeClient, 'knowAlert'>;
  kept: Session['kept'];
  office: Pick<OfficeState, 'overview' | 'nowMs' | 'look'>;
}) {
  const { hub, kept, office } = parts;
  const fault = signal<string | null>(null);
  const isBusy = signal(false);
  return {
    nowMs: office.nowMs,
    groups: computed<AlertGroup[]>(() => grouped(office.overview.value?.alerts ?? [])),
    fault: computed(() => fault.value),
    isBusy: computed(() => isBusy.value),
    async know(known: AlertKnown): Promise<void> {
      if (isBusy.value) return;
      isBusy.value = true;
      const answer = await kept(() => hub.knowAlert(known));
      fault.value = answer.kind === 'answer' ? null : failureSentence(answer);
      await office.look();
      isBusy.value = false;
    },
  };
}

function grouped(alerts: Alert[]): AlertGroup[] {
  const groups = new Map<Alert['kind'], Alert[]>();
  for (const alert of alerts) groups.set(alert.kind, [...(groups.get(alert.kind) ?? []), alert]);
  return [...groups].map(([kind, alerts]) => ({ kind, alerts }));
}
