import { computed, signal } from '@preact/signals';
import { fiscalYearName } from '../../core/calendar/fiscal-year.ts';
import { fiscalYearOfPeriod, type Period, periodAfter, periodBefore, periodOf } from '../../core/calendar/periods.ts';
import { isoDay, tokyoDay } from '../../core/calendar/tokyo-time.ts';
import type { Department, Edition } from '../../core/content/edition.ts';
import { departmentsOf, type ResultSide, sideOfYear } from '../../core/content/result-side.ts';
import type { ResultDraft } from '../../core/reports/result-drafts.ts';
import { resultDraftText } from '../../words/result-drafts.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';
import type { OfficeState } from '../office-state.ts';

export interface ResultsSourceParts {
  hub: Pick<OfficeClient, 'edition' | 'resultDrafts'>;
  kept: Session['kept'];
  office: Pick<OfficeState, 'base' | 'overview' | 'nowMs'>;
}

/** What results are written from: an edition, and what the ratings of a year say of its departments. */
export interface ResultsSource {
  edition: Edition;
  year: number;
  /** Whose goals the results of that year belong to. */
  side: ResultSide;
  departments: Department[];
  /** As sentences, by department; those that too few named have none. */
  figures: ReadonlyMap<string, string>;
}

export type ResultsSourceState = ReturnType<typeof createResultsSource>;

/** The edition and the year that results are written for, asked of the hub; what was answered stays until the next is here. */
export function createResultsSource({ hub, kept, office }: ResultsSourceParts) {
  const chosenPeriod = signal<Period | null>(null);
  /** When an edition that waits takes over; '' = that on show. Its number changes when somebody publishes. */
  const chosenTime = signal('');
  const source = signal<ResultsSource | null>(null);
  const trouble = signal<string | null>(null);
  const isAsking = signal(false);
  let asked = 0;

  const today = () => tokyoDay(office.nowMs.value);
  const period = computed(() => chosenPeriod.value ?? periodOf('year', today()));
  /** Those that will be shown; of several for one time the newest. */
  const waiting = computed(() => {
    const lines = (office.overview.value?.editions ?? []).filter(({ state }) => state === 'waiting');
    const oldestFirst = lines.toSorted((a, b) => a.serial - b.serial);
    return [...new Map(oldestFirst.map((line) => [line.effectiveFrom, line])).values()];
  });
  const target = computed(() => waiting.value.find(({ effectiveFrom }) => effectiveFrom === chosenTime.value) ?? null);
  const serial = computed(() => target.value?.serial ?? office.base.value);

  async function ask(): Promise<void> {
    asked += 1;
    const mine = asked;
    const wanted = serial.value;
    const of = period.value;
    if (wanted === 0) return;
    isAsking.value = true;
    const [edition, drafts] = await Promise.all([
      kept(() => hub.edition(wanted)),
      kept(() => hub.resultDrafts(isoDay(of.from))),
    ]);
    // Whoever goes on quickly sees the last they asked for.
    if (mine !== asked) return;
    isAsking.value = false;
    trouble.value = null;
    if (edition.kind !== 'answer') trouble.value = failureSentence(edition);
    else if (drafts.kind !== 'answer') trouble.value = failureSentence(drafts);
    else source.value = sourceOf(edition.value.edition, fiscalYearOfPeriod(of), drafts.value.drafts);
  }

  function go(to: Period) {
    chosenPeriod.value = to;
    return ask();
  }

  return {
    period,
    /** A year that has not begun has no ratings. */
    hasAfter: computed(() => period.value.until <= today()),
    waiting,
    /** The edition that waits and was chosen; `null` = that on show. */
    target,
    /** The serial on show. */
    shown: office.base,
    /** Of the edition that is asked for, 0 where there is none. */
    serial,
    source: computed(() => (serial.value === 0 ? null : source.value)),
    trouble: computed(() => trouble.value),
    isAsking: computed(() => isAsking.value),
    ask,
    before: () => go(periodBefore(period.value)),
    after: () => go(periodAfter(period.value)),
    /** When the edition that waits takes over, or '' for that on show. */
    choose(effectiveFrom: string) {
      chosenTime.value = effectiveFrom;
      return ask();
    },
  };
}

function sourceOf(edition: Edition, year: number, drafts: ResultDraft[]): ResultsSource {
  const side = sideOfYear(edition, year);
  const name = fiscalYearName(year);
  return {
    ...{ edition, year, side },
    departments: departmentsOf(edition, side).filter(({ goals }) => goals.length > 0),
    figures: new Map(drafts.map((draft) => [draft.department, resultDraftText(draft, name)])),
  };
}
