import { computed, effect, signal } from '@preact/signals';
import type { AlertKnown } from '../../core/protocol/alerts.ts';
import type { RetentionRequest } from '../../core/protocol/retention.ts';
import type { Alert } from '../../core/reports/alerts.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { Answer, OfficeClient } from '../office-client.ts';
import type { OfficeState } from '../office-state.ts';

export type AlertsState = ReturnType<typeof createAlertsState>;

export interface AlertGroup {
  kind: Alert['kind'];
  alerts: Alert[];
}

/** What staff should look after, kind by kind, so that fifty tablets without a network are one matter. */
export function createAlertsState(parts: {
  hub: Pick<OfficeClient, 'knowAlert' | 'answerLeaving' | 'leavingSeen'>;
  kept: Session['kept'];
  office: Pick<OfficeState, 'overview' | 'nowMs' | 'look'>;
  /** Whether anybody can see the page. */
  isVisible: () => boolean;
}) {
  const { hub, kept, office, isVisible } = parts;
  const fault = signal<string | null>(null);
  const isBusy = signal(false);
  let seen = '';

  async function done(ask: () => Promise<Answer<unknown>>): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    const answer = await kept(ask);
    fault.value = answer.kind === 'answer' ? null : failureSentence(answer);
    await office.look();
    isBusy.value = false;
  }

  /** The hub lets old ratings leave only when the notice has been before somebody's eyes; told once a day. */
  async function tellSeen(keptFrom: number, day: string): Promise<void> {
    const now = `${keptFrom} ${day}`;
    if (seen === now || !isVisible()) return;
    seen = now;
    const answer = await hub.leavingSeen(keptFrom);
    if (answer.kind !== 'answer') seen = '';
  }

  effect(() => {
    const leaving = office.overview.value?.alerts.find(({ kind }) => kind === 'leaving');
    if (leaving?.kind === 'leaving') void tellSeen(leaving.keptFrom, office.overview.value!.now.slice(0, 10));
  });

  return {
    nowMs: office.nowMs,
    groups: computed<AlertGroup[]>(() => grouped(office.overview.value?.alerts ?? [])),
    fault: computed(() => fault.value),
    isBusy: computed(() => isBusy.value),
    know: (known: AlertKnown) => done(() => hub.knowAlert(known)),
    /** Old ratings stay this year, or the hub's date is right. */
    answerLeaving: (request: RetentionRequest) => done(() => hub.answerLeaving(request)),
  };
}

function grouped(alerts: Alert[]): AlertGroup[] {
  const groups = new Map<Alert['kind'], Alert[]>();
  for (const alert of alerts) groups.set(alert.kind, [...(groups.get(alert.kind) ?? []), alert]);
  return [...groups].map(([kind, alerts]) => ({ kind, alerts }));
}
