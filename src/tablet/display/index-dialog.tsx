import { useLayoutEffect, useRef } from 'preact/hooks';
import type { IndexDepartment, IndexGoal } from '../../core/display/index-entries.ts';
import { lobbyWords } from '../../words/lobby.ts';
import { useColumnPages } from './column-pages.ts';
import { PreviousIcon } from './icons.tsx';
import type { VisitState } from './visit-state.ts';

/** 一覧, over sheet and controls: departments, then the goals of one. The faces stay, so it is no modal dialog. */
export function IndexDialog({ visit }: { visit: VisitState }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const department = visit.department.value;
  const { page, pages, turn, showFocused } = useColumnPages(list, [
    visit.index.value,
    department,
    visit.textSize.value,
  ]);
  // With every step, so that the keyboard is not left on a button that is gone.
  useLayoutEffect(() => dialog.current!.focus(), [department]);
  return (
    <dialog class="index" open ref={dialog} tabIndex={-1} aria-label={lobbyWords.index}>
      <div class="index-sheet">
        <header class="index-title">
          {department === null ? <h2>{lobbyWords.index}</h2> : <h2>{department.path.at(-1)}</h2>}
          {department !== null && <p>{given(department.path.slice(0, -1).join(' '), department).join('　')}</p>}
        </header>
        <div class="index-window">
          <div class={department === null ? 'index-list' : 'index-list index-goals'} ref={list} onFocusIn={showFocused}>
            {department === null ? (
              <Everything visit={visit} />
            ) : (
              department.goals.map((goal) => <GoalEntry goal={goal} visit={visit} key={goal.slide} />)
            )}
          </div>
        </div>
      </div>
      <div class="controls">
        {department !== null && (
          <button type="button" class="control" onClick={() => visit.openDepartment(null)}>
            <PreviousIcon />
            {lobbyWords.back}
          </button>
        )}
        {pages > 1 && (
          <div class="loop-controls">
            <button type="button" class="control" aria-disabled={page === 0} onClick={() => turn(-1)}>
              {lobbyWords.previousPage}
            </button>
            <p class="index-page" role="status">
              {lobbyWords.page(page + 1, pages)}
            </p>
            <button type="button" class="control" aria-disabled={page === pages - 1} onClick={() => turn(1)}>
              {lobbyWords.nextPage}
            </button>
          </div>
        )}
        <button type="button" class="control control-close" onClick={visit.closeIndex}>
          {lobbyWords.close}
        </button>
      </div>
    </dialog>
  );
}

function Everything({ visit }: { visit: VisitState }) {
  const { policy, notices, groups } = visit.index.value;
  const entry = ({ slide, title }: { slide: string; title: string }) => (
    <button type="button" class="index-entry" key={slide} onClick={() => visit.goTo(slide)}>
      <b>{title}</b>
    </button>
  );
  return (
    <>
      {policy !== null && entry(policy)}
      {notices.length > 0 && <h3 class="index-group">{lobbyWords.notices}</h3>}
      {notices.map(entry)}
      {groups.map(({ name, departments }) => (
        <section key={name}>
          <h3 class="index-group">{name === '' ? lobbyWords.otherDepartments : name}</h3>
          {departments.map((department) => (
            <button
              type="button"
              class="index-entry"
              key={department.slide}
              onClick={() => visit.openDepartment(department.slide)}
            >
              <b>{department.path.at(-1)}</b>
              {given(department.path.slice(1, -1).join(' '), department).map((text) => (
                <small key={text}>{text}</small>
              ))}
            </button>
          ))}
        </section>
      ))}
    </>
  );
}

function GoalEntry({ goal: { slide, no, category, start }, visit }: { goal: IndexGoal; visit: VisitState }) {
  return (
    <button type="button" class="index-entry" onClick={() => visit.goTo(slide)}>
      <span class="index-goal-no">
        <b>{lobbyWords.goalNo(no)}</b> {category !== '' && <small>{category}</small>}
      </span>
      <span class="index-goal-start">{start}</span>
    </button>
  );
}

/** What the edition says of a department besides its name. */
const given = (above: string, { reading, floor }: IndexDepartment) =>
  [reading, above, floor].filter((text) => text !== '');
