import { computed, signal } from '@preact/signals';
import { fiscalYearName } from '../../core/calendar/fiscal-year.ts';
import type { Department, Edition, Goal } from '../../core/content/edition.ts';
import { hasResult } from '../../core/content/previous-results.ts';
import {
  goalsByResultKey,
  isResultChanged,
  placeOfResult,
  resultKey,
  tooLongResult,
  type WrittenResult,
  withWritten,
} from '../../core/content/written-results.ts';
import { withFigures } from '../../core/reports/result-drafts.ts';
import type { Brought } from '../../ui/brought.ts';
import { resultsWords as words } from '../../words/office-results.ts';
import { goalName } from '../../words/reading-result.ts';
import type { BroughtState } from './brought-state.ts';
import type { ResultsSourceState } from './results-source-state.ts';

export interface ResultsDeskParts {
  from: Pick<ResultsSourceState, 'source' | 'target'>;
  take: BroughtState['take'];
}

export type ResultsDesk = ReturnType<typeof createResultsDesk>;

/** No file: what the page has made has no digest. */
const NO_DIGEST = '0'.repeat(64);

/** 実施結果 that are being written. They stay until they are out or thrown away, wherever on the page staff go meanwhile. */
export function createResultsDesk({ from: { source, target }, take }: ResultsDeskParts) {
  const written = signal<ReadonlyMap<string, WrittenResult>>(new Map());
  const isPutting = signal(false);
  const fault = signal<string | null>(null);
  /** A new object each time something is found too long, so that its field takes the focus. */
  const found = signal<object | null>(null);
  const isOpen = signal(false);
  const unfolded = signal<ReadonlySet<string>>(new Set());

  const goals = computed(() =>
    source.value === null ? new Map<string, Goal>() : goalsByResultKey(source.value.edition),
  );
  /** What would change something. */
  const changes = computed(() =>
    [...written.value].flatMap(([key, each]) => {
      const goal = goals.value.get(key);
      return goal !== undefined && isResultChanged(goal, each) ? [each] : [];
    }),
  );
  /** What was written for goals that the edition does not have, or not any more. */
  const stray = computed(() =>
    [...written.value].flatMap(([key, each]) =>
      goals.value.has(key) || `${each.result}${each.level}`.trim() === '' ? [] : [each],
    ),
  );

  /** As it stands in the fields: what staff have written, else what the edition has. */
  function fieldsOf(department: Department, goal: Goal): WrittenResult {
    const place = placeOfResult(source.value?.side ?? 'current', department, goal);
    const { result, level } = goal;
    return written.value.get(resultKey(place)) ?? { ...place, result, level, isRemoved: false };
  }

  function set(
    department: Department,
    goal: Goal,
    changed: Partial<Pick<WrittenResult, 'result' | 'level' | 'isRemoved'>>,
  ): void {
    // Whoever writes again does not want it gone.
    const now = { ...fieldsOf(department, goal), isRemoved: false, ...changed };
    written.value = new Map(written.value).set(resultKey(now), now);
  }

  function insert(department: Department, goal: Goal): void {
    const figures = source.value?.figures.get(department.id);
    if (figures === undefined) return;
    set(department, goal, { result: withFigures(fieldsOf(department, goal).result, figures) });
  }

  const emptyGoals = (department: Department) =>
    department.goals.filter((goal) => fieldsOf(department, goal).result.trim() === '');

  /** What was written on meanwhile stays. */
  function forget(those: WrittenResult[]): void {
    const gone = new Set(those);
    written.value = new Map([...written.value].filter(([, each]) => !gone.has(each)));
  }

  function unfold(department: string, isUnfolded: boolean): void {
    const now = new Set(unfolded.value);
    if (isUnfolded) now.add(department);
    else now.delete(department);
    unfolded.value = now;
  }

  /** From here on it goes the way of a file: changes, preview, 公開. */
  async function put(): Promise<void> {
    const made = changes.value;
    const now = source.value;
    if (now === null || made.length === 0 || isPutting.value) return;
    const long = made.filter((each) => tooLongResult(each) !== null);
    if (long.length > 0) {
      for (const { department } of long) unfold(department, true);
      found.value = {};
      return;
    }
    const name = words.source(fiscalYearName(now.year));
    const waiting = target.value;
    let edition = now.edition;
    isPutting.value = true;
    const isKnown = await take({
      over(shown) {
        if (waiting === null && shown !== null) edition = shown;
        return broughtOf(edition, made, name);
      },
      waiting,
      published() {
        const there = goalsByResultKey(edition);
        forget(made.filter((each) => there.has(resultKey(each))));
      },
    });
    isPutting.value = false;
    fault.value = isKnown ? null : words.notPut;
  }

  return {
    isOpen: computed(() => isOpen.value),
    unfolded: computed(() => unfolded.value),
    isPutting: computed(() => isPutting.value),
    fault: computed(() => fault.value),
    found: computed(() => found.value),
    changes,
    stray,
    /** Whether anything would be lost with the page. */
    isWritten: computed(() => changes.value.length + stray.value.length > 0),
    fieldsOf,
    isWriting: (department: Department, goal: Goal) => isResultChanged(goal, fieldsOf(department, goal)),
    emptyGoals,
    countsOf(departments: Department[]) {
      const all = departments.flatMap((department) => department.goals.map((goal) => ({ department, goal })));
      return {
        goals: all.length,
        told: all.filter(({ goal }) => hasResult(goal)).length,
        writing: all.filter(({ department, goal }) => isResultChanged(goal, fieldsOf(department, goal))).length,
      };
    },
    toggle() {
      isOpen.value = !isOpen.value;
    },
    unfold,
    set,
    insert,
    /** The figures where nothing is written and nothing stands; all else is left alone. */
    fill(department: Department) {
      for (const goal of emptyGoals(department)) insert(department, goal);
    },
    drop: (department: Department, goal: Goal) => forget([fieldsOf(department, goal)]),
    put,
  };
}

function broughtOf(edition: Edition, made: WrittenResult[], name: string): Brought {
  const reading = withWritten(edition, made, ({ path }, { no }) => goalName([...path, String(no)]));
  return { name, sha256: NO_DIGEST, reading, files: new Map(), content: null };
}
