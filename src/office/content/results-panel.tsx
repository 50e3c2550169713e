import { useEffect } from 'preact/hooks';
import { fiscalYearName } from '../../core/calendar/fiscal-year.ts';
import { yearOfEdition } from '../../core/content/year-of-edition.ts';
import { resultsWords as words } from '../../words/office-results.ts';
import { Choice } from '../parts/choice.tsx';
import { useFirstFault } from '../parts/first-fault.ts';
import { Alert, Section } from '../parts/section.tsx';
import { periodText } from '../reports/period-text.ts';
import { ResultsDepartment } from './results-department.tsx';
import type { ResultsDesk } from './results-desk-state.ts';
import type { ResultsSource, ResultsSourceState } from './results-source-state.ts';
import './results.css';

export interface ResultsPanelProps {
  from: ResultsSourceState;
  desk: ResultsDesk;
  /** Something is on its way to the hub. */
  isSending: boolean;
}

/** 実施結果を書く: what the ratings of a year say, what staff make of it, goal by goal, and into the next edition. */
export function ResultsPanel({ from, desk, isSending }: ResultsPanelProps) {
  const isOpen = desk.isOpen.value;
  const writing = desk.changes.value.length + desk.stray.value.length;
  const opener = (
    <button type="button" class="outlined" aria-expanded={isOpen} onClick={desk.toggle}>
      {words.open}
    </button>
  );
  return (
    <Section title={words.heading} action={opener} class="card-wide">
      <p>{words.why}</p>
      {!isOpen && writing > 0 && <p class="note">{words.written(writing)}</p>}
      {isOpen && (from.serial.value === 0 ? <p>{words.noContent}</p> : <Opened {...{ from, desk, isSending }} />)}
    </Section>
  );
}

function Opened({ from, desk, isSending }: ResultsPanelProps) {
  const serial = from.serial.value;
  // Somebody may have published another one meanwhile.
  useEffect(() => void from.ask(), [from, serial]);
  const source = from.source.value;
  return (
    <>
      <p class="hint">{words.kept}</p>
      <Chosen from={from} />
      <Alert sentence={from.trouble.value} />
      {source === null ? (
        from.trouble.value === null && <p>{words.asking}</p>
      ) : (
        <div class="column" aria-busy={from.isAsking.value}>
          <Written source={source} desk={desk} isSending={isSending} />
        </div>
      )}
    </>
  );
}

/** Which year's ratings, and which edition. */
function Chosen({ from }: { from: ResultsSourceState }) {
  const waiting = from.waiting.value;
  return (
    <div class="results-chosen">
      <fieldset class="results-year" aria-label={words.period}>
        <button type="button" class="outlined" onClick={from.before}>
          {words.before}
        </button>
        <p role="status">
          <b>{periodText(from.period.value)}</b>
        </p>
        <button type="button" class="outlined" disabled={!from.hasAfter.value} onClick={from.after}>
          {words.after}
        </button>
      </fieldset>
      {waiting.length > 0 && (
        <Choice
          label={words.target}
          value={from.target.value?.effectiveFrom ?? ''}
          options={{
            '': words.shown(from.shown.value),
            ...Object.fromEntries(
              waiting.map(({ serial, effectiveFrom }) => [effectiveFrom, words.waiting(serial, effectiveFrom)]),
            ),
          }}
          set={from.choose}
        />
      )}
    </div>
  );
}

function Written({ source, desk, isSending }: { source: ResultsSource; desk: ResultsDesk; isSending: boolean }) {
  const place = useFirstFault<HTMLDivElement>(desk.found.value);
  const { goals, told } = desk.countsOf(source.departments);
  const writing = desk.changes.value.length;
  const cannot = writing === 0 || isSending || desk.isPutting.value;
  return (
    <div class="results" ref={place}>
      <WhoseGoals source={source} />
      {goals === 0 ? (
        <p>{words.noGoals}</p>
      ) : (
        source.departments.map((department) => (
          <ResultsDepartment
            key={`${source.side} ${department.id}`}
            department={department}
            figures={source.figures.get(department.id) ?? null}
            desk={desk}
          />
        ))
      )}
      <Stray desk={desk} />
      <div class="ready-foot results-foot">
        <Alert sentence={desk.fault.value} />
        <div class="actions">
          <button type="button" class="main" disabled={cannot} aria-describedby="results-put" onClick={desk.put}>
            {words.put}
          </button>
          <p role="status">
            <b>{words.counts(goals, told, writing)}</b>
          </p>
        </div>
        <p id="results-put" class="hint">
          {words.putHint}
        </p>
      </div>
    </div>
  );
}

/** The year that the goals are of, where somebody might think of another. */
function WhoseGoals({ source: { edition, side, year } }: { source: ResultsSource }) {
  const own = yearOfEdition(edition);
  if (side === 'previous') return <p class="note">{words.ofPrevious(fiscalYearName(year))}</p>;
  if (own === null || own === year) return null;
  return <p class="note note-caution">{words.ofOtherYear(fiscalYearName(own), fiscalYearName(year))}</p>;
}

function Stray({ desk }: { desk: ResultsDesk }) {
  const stray = desk.stray.value;
  if (stray.length === 0) return null;
  return (
    <div class="note note-caution">
      <p>{words.stray}</p>
      <ul>
        {stray.map(({ department, goal, result, level }) => (
          <li key={`${department} ${goal}`}>
            <b>{department.replaceAll('/', ' ')}</b> {goal}
            <p class="results-text">{[result, level].filter((text) => text !== '').join('\n')}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
