import { useId, useRef } from 'preact/hooks';
import type { Department, Goal } from '../../core/content/edition.ts';
import { hasResult } from '../../core/content/previous-results.ts';
import { tooLongResult } from '../../core/content/written-results.ts';
import { FEWEST_FOR_RESULT } from '../../core/reports/result-drafts.ts';
import { resultsWords as words } from '../../words/office-results.ts';
import { ConfirmedButton } from '../parts/confirmed-button.tsx';
import { Check, Field } from '../parts/field.tsx';
import type { ResultsDesk } from './results-desk-state.ts';

export interface ResultsDepartmentProps {
  department: Department;
  /** What the ratings say, as sentences; `null` where too few named it. */
  figures: string | null;
  desk: ResultsDesk;
}

/** A department folded to one line, with how much of it is written; open, its figures and its goals. */
export function ResultsDepartment({ department, figures, desk }: ResultsDepartmentProps) {
  const isUnfolded = desk.unfolded.value.has(department.id);
  const { goals, told, writing } = desk.countsOf([department]);
  return (
    <details
      class="results-department"
      open={isUnfolded}
      onToggle={({ currentTarget }) => desk.unfold(department.id, currentTarget.open)}
    >
      <summary>
        <b>{department.path.join(' ')}</b>
        <span class="results-marks">
          {writing > 0 && <span class="badge badge-coming">{words.writing(writing)}</span>}
          {figures !== null && <span class="badge">{words.enough}</span>}
          <span class="soft">{words.told(told, goals)}</span>
        </span>
      </summary>
      {isUnfolded && (
        <div class="column">
          <Figures department={department} figures={figures} desk={desk} />
          {department.goals.map((goal) => (
            <GoalResult
              key={`${goal.no} ${goal.text}`}
              department={department}
              goal={goal}
              figures={figures}
              desk={desk}
            />
          ))}
        </div>
      )}
    </details>
  );
}

function Figures({ department, figures, desk }: ResultsDepartmentProps) {
  const id = useId();
  if (figures === null) return <p class="note">{words.tooFew(FEWEST_FOR_RESULT)}</p>;
  return (
    <div class="note note-facts">
      <p>
        <b>{words.figures}</b>
      </p>
      <p id={id}>{figures}</p>
      <p>
        <button
          type="button"
          class="outlined"
          aria-describedby={id}
          disabled={desk.emptyGoals(department).length === 0}
          onClick={() => desk.fill(department)}
        >
          {words.fill}
        </button>
      </p>
    </div>
  );
}

interface GoalProps extends ResultsDepartmentProps {
  goal: Goal;
}

/** A goal, and beside it what came of it. */
function GoalResult(props: GoalProps) {
  const { department, goal, desk } = props;
  const id = useId();
  const state = desk.isWriting(department, goal) ? 'writing' : hasResult(goal) ? 'told' : 'empty';
  return (
    <article class="results-goal" aria-labelledby={id}>
      <div>
        <h3 id={id}>{words.goal(goal.no, goal.category)}</h3>
        <p>
          <span class={`badge ${badges[state]}`}>{words.states[state]}</span>
        </p>
        <p class="results-text">{goal.text}</p>
      </div>
      <ResultFields {...props} about={id} />
    </article>
  );
}

const badges = { writing: 'badge-coming', told: 'badge-shown', empty: '' };

function ResultFields({ department, goal, figures, desk, about }: GoalProps & { about: string }) {
  const place = useRef<HTMLDivElement>(null);
  const written = desk.fieldsOf(department, goal);
  const { result, level, isRemoved } = written;
  const isWriting = desk.isWriting(department, goal);
  const isEmptied = (goal.result !== '' && result.trim() === '') || (goal.level !== '' && level.trim() === '');
  const long = tooLongResult(written);
  const bound = (field: 'result' | 'level') => ({
    label: words[field],
    value: written[field],
    set: (changed: string) => desk.set(department, goal, { [field]: changed }),
    describedBy: about,
    fault: long?.field === field ? words.tooLong(written[field].trim().length, long.limit) : undefined,
  });
  /** The button is gone once it was pressed. */
  const toField = () => place.current?.querySelector('textarea')?.focus();
  return (
    <div class="results-fields" ref={place}>
      <Field type="area" {...bound('result')} />
      {figures !== null && !result.includes(figures) && (
        <button
          type="button"
          class="quiet"
          aria-describedby={about}
          onClick={() => {
            desk.insert(department, goal);
            toField();
          }}
        >
          {words.insert}
        </button>
      )}
      <Field hint={words.levelHint} {...bound('level')} />
      {isEmptied && <p class="hint">{words.emptied}</p>}
      {isEmptied && `${result}${level}`.trim() === '' && (
        <Check label={words.remove} isOn={isRemoved} set={(isOn) => desk.set(department, goal, { isRemoved: isOn })} />
      )}
      {isWriting && isTranslated(goal) && <p class="hint">{words.translated}</p>}
      {isWriting && (
        <ConfirmedButton
          label={words.drop}
          about={about}
          question={words.dropQuestion}
          yes={words.dropYes}
          perform={() => {
            desk.drop(department, goal);
            toField();
          }}
          isBusy={false}
        />
      )}
    </div>
  );
}

const isTranslated = ({ translations = {} }: Goal) =>
  Object.values(translations).some(({ result = '' }) => result !== '');
