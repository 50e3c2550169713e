import { computed, signal } from '@preact/signals';
import { type Period, type PeriodKind, periodAfter, periodBefore, periodOf } from '../../core/calendar/periods.ts';
import { isoDay, tokyoDay } from '../../core/calendar/tokyo-time.ts';
import type { ReportAnswer } from '../../core/protocol/reports.ts';
import type { Choice } from '../../core/reports/report.ts';
import { officeWords } from '../../words/office.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';

export interface ReportStateParts {
  hub: Pick<OfficeClient, 'report'>;
  kept: Session['kept'];
  /** The hub's time. */
  nowMs: () => number;
}

export type ReportState = ReturnType<typeof createReportState>;

const EVERYTHING: Choice = { device: null, department: null, language: null };

/** What is asked of the ratings, and the latest answer; it stays on the screen until the next one is here. */
export function createReportState({ hub, kept, nowMs }: ReportStateParts) {
  const period = signal<Period | null>(null);
  const choice = signal<Choice>(EVERYTHING);
  const answer = signal<ReportAnswer | null>(null);
  const trouble = signal<string | null>(null);
  const isAsking = signal(false);
  let asked = 0;

  const here = (kind: PeriodKind) => periodOf(kind, tokyoDay(nowMs()));
  const shown = computed(() => period.value ?? here('month'));
  const query = computed(() => ({ kind: shown.value.kind, day: isoDay(shown.value.from), ...named(choice.value) }));

  async function ask(): Promise<void> {
    asked += 1;
    const mine = asked;
    isAsking.value = true;
    const answered = await kept(() => hub.report(query.value));
    // Whoever goes on quickly sees the last they asked for.
    if (mine !== asked) return;
    isAsking.value = false;
    if (answered.kind === 'answer') {
      answer.value = answered.value;
      trouble.value = null;
    } else trouble.value = answered.kind === 'refused' ? answered.message : officeWords.notDone;
  }

  function go(to: Period) {
    period.value = to;
    return ask();
  }

  return {
    period: shown,
    choice: computed(() => choice.value),
    /** What the hub is asked. */
    query,
    answer: computed(() => answer.value),
    trouble: computed(() => trouble.value),
    isAsking: computed(() => isAsking.value),
    /** Nothing has been tapped later than now. */
    hasAfter: computed(() => shown.value.until <= tokyoDay(nowMs())),
    ask,
    /** Another kind, of the latest day that is on show and over. */
    look: (kind: PeriodKind) => go(periodOf(kind, Math.min(shown.value.until - 1, tokyoDay(nowMs())))),
    before: () => go(periodBefore(shown.value)),
    after: () => go(periodAfter(shown.value)),
    choose(changed: Partial<Choice>) {
      choice.value = { ...choice.value, ...changed };
      return ask();
    },
  };
}

function named({ device, department, language }: Choice) {
  return {
    ...(device !== null && { device }),
    ...(department !== null && { department }),
    ...(language !== null && { language }),
  };
}
