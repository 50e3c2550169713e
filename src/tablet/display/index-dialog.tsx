import { useLayoutEffect, useRef } from 'preact/hooks';
import { withoutRuby } from '../../core/content/ruby.ts';
import { aboveName, type Told } from '../../core/display/in-language.ts';
import type { IndexDepartment, IndexEntry, IndexGoal } from '../../core/display/index-entries.ts';
import { useColumnPages } from '../../ui/column-pages.ts';
import { useLobbyWords } from '../../ui/lobby-words.ts';
import { PageTurner } from '../../ui/page-turner.tsx';
import { htmlLang } from '../../words/lobby-languages.ts';
import { PreviousIcon } from './icons.tsx';
import type { VisitState } from './visit-state.ts';
import { yearName } from './year-name.ts';

/** 一覧, over sheet and controls: departments, then the goals of one. The faces stay, so it is no modal dialog. */
export function IndexDialog({ visit }: { visit: VisitState }) {
  const words = useLobbyWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const department = visit.department.value;
  const columns = useColumnPages(list, [visit.index.value, department, visit.textSize.value, words]);
  const goalEntries = (goals: IndexGoal[]) =>
    goals.map((goal) => <GoalEntry goal={goal} visit={visit} key={goal.slide} />);
  // With every step, so that the keyboard is not left on a button that is gone.
  useLayoutEffect(() => dialog.current!.focus(), [department]);
  return (
    <dialog class="index" open ref={dialog} tabIndex={-1} aria-label={words.index}>
      <div class="index-sheet">
        <header class="index-title">
          {department === null ? <h2>{words.index}</h2> : <Name of={department.name} />}
          {department !== null && (
            <p lang="ja">{given(aboveName(department.path, department.name).join(' '), department).join('　')}</p>
          )}
        </header>
        <div class="index-window">
          <div
            class={department === null ? 'index-list' : 'index-list index-goals'}
            ref={list}
            onFocusIn={columns.showFocused}
          >
            {department === null ? (
              <Everything visit={visit} />
            ) : (
              <>
                {goalEntries(department.goals)}
                {department.previous.length > 0 && (
                  <h3 class="index-group">{words.previousGoals(yearName(department.year, words))}</h3>
                )}
                {goalEntries(department.previous)}
              </>
            )}
          </div>
        </div>
      </div>
      <div class="controls">
        {department !== null && (
          <button type="button" class="control" onClick={() => visit.openDepartment(null)}>
            <PreviousIcon />
            {words.back}
          </button>
        )}
        <PageTurner {...columns} />
        <button type="button" class="control control-close" onClick={visit.closeIndex}>
          {words.close}
        </button>
      </div>
    </dialog>
  );
}

function Everything({ visit }: { visit: VisitState }) {
  const { policy, notices, groups } = visit.index.value;
  const words = useLobbyWords();
  const entry = ({ slide, text, lang }: IndexEntry) => (
    <button type="button" class="index-entry" key={slide} onClick={() => visit.goTo(slide)}>
      <b lang={htmlLang(lang)}>{text}</b>
    </button>
  );
  return (
    <>
      {policy !== null &&
        entry(
          words.policy === null ? policy : { ...policy, text: withoutRuby(words.policy), lang: visit.language.value },
        )}
      {notices.length > 0 && <h3 class="index-group">{words.notices}</h3>}
      {notices.map(entry)}
      {groups.map(({ name, departments }) => (
        <section key={name}>
          <h3 class="index-group" lang={name === '' ? undefined : 'ja'}>
            {name === '' ? words.otherDepartments : name}
          </h3>
          {departments.map((department) => (
            <button
              type="button"
              class="index-entry"
              key={department.slide}
              onClick={() => visit.openDepartment(department.slide)}
            >
              <b lang={htmlLang(department.name.lang)}>{withoutRuby(department.name.text)}</b>
              {given(aboveName(department.path, department.name).slice(1).join(' '), department).map((text) => (
                <small key={text} lang="ja">
                  {text}
                </small>
              ))}
            </button>
          ))}
        </section>
      ))}
    </>
  );
}

function GoalEntry({ goal, visit }: { goal: IndexGoal; visit: VisitState }) {
  const words = useLobbyWords();
  const { slide, no, category, start, lang } = goal;
  return (
    <button type="button" class="index-entry" onClick={() => visit.goTo(slide)}>
      <span class="index-goal-no">
        <b>{words.goalNo(no)}</b> {category !== '' && <small lang="ja">{category}</small>}
      </span>
      <span class="index-goal-start" lang={htmlLang(lang)}>
        {start}
      </span>
    </button>
  );
}

const Name = ({ of }: { of: Told }) => <h2 lang={htmlLang(of.lang)}>{withoutRuby(of.text)}</h2>;

/** What the edition says of a department besides its name. */
const given = (above: string, { reading, floor }: IndexDepartment) =>
  [reading, above, floor].filter((text) => text !== '');
