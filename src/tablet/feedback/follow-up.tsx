import { useLayoutEffect, useRef } from 'preact/hooks';
import { withoutRuby } from '../../core/content/ruby.ts';
import { aboveName } from '../../core/display/in-language.ts';
import type { IndexDepartment, IndexGroup } from '../../core/display/index-entries.ts';
import type { reasons } from '../../core/settings/choices.ts';
import { useColumnPages } from '../../ui/column-pages.ts';
import { useLobbyWords } from '../../ui/lobby-words.ts';
import { PageTurner } from '../../ui/page-turner.tsx';
import { htmlLang } from '../../words/lobby-languages.ts';
import type { FollowUpState } from './follow-up-state.ts';

export interface FollowUpProps {
  followUp: FollowUpState;
  reasons: (typeof reasons)[number][];
  /** Where somebody may have been: what the index leads to. */
  groups: IndexGroup[];
}

/** The questions after a rating, over sheet and controls; the faces stay. Below the thanks, which are said elsewhere. */
export function FollowUpPanel({ followUp, reasons, groups }: FollowUpProps) {
  const words = useLobbyWords();
  const panel = useRef<HTMLElement>(null);
  const step = followUp.step.value;
  const isReasons = step === 'reasons';
  // Whoever came by keyboard goes on here, and is not left on a button that is gone.
  useLayoutEffect(() => panel.current!.focus(), [step]);
  return (
    <section
      class="follow-up"
      ref={panel}
      tabIndex={-1}
      aria-label={isReasons ? words.whichReasons : words.whichCounter}
      onPointerDown={followUp.touched}
      onKeyDown={({ key }) => (key === 'Escape' ? followUp.skip() : followUp.touched())}
    >
      <div class="follow-up-sheet">
        <header class="follow-up-head">
          <h1>{isReasons ? words.askReasons : words.askCounter}</h1>
          <Countdown followUp={followUp} />
        </header>
        {isReasons ? (
          <Reasons followUp={followUp} reasons={reasons} />
        ) : (
          <Counters followUp={followUp} groups={groups} />
        )}
        <div class="follow-up-end">
          <button type="button" class="control" onClick={followUp.skip}>
            {words.skip}
          </button>
          <button
            type="button"
            class="control control-strong"
            aria-disabled={followUp.chosen.value.length === 0}
            onClick={followUp.send}
          >
            {words.send}
          </button>
        </div>
      </div>
    </section>
  );
}

function Countdown({ followUp }: Pick<FollowUpProps, 'followUp'>) {
  const words = useLobbyWords();
  const seconds = followUp.secondsLeft.value;
  return (
    <div class="follow-up-countdown">
      {/* Heard once, not every second. */}
      <p role="status" aria-label={seconds === null ? '' : words.goesSoon}>
        {seconds !== null && <span aria-hidden="true">{words.goesIn(seconds)}</span>}
      </p>
      {seconds !== null && (
        <button type="button" class="control" onClick={followUp.touched}>
          {words.resume}
        </button>
      )}
    </div>
  );
}

function Reasons({ followUp, reasons }: Pick<FollowUpProps, 'followUp' | 'reasons'>) {
  const words = useLobbyWords();
  return (
    <fieldset class="reasons" aria-label={words.whichReasons}>
      {reasons.map((reason) => (
        <button
          type="button"
          class="choice"
          key={reason}
          aria-pressed={followUp.chosen.value.includes(reason)}
          onClick={() => followUp.choose(reason)}
        >
          {words.reasons[reason]}
        </button>
      ))}
    </fieldset>
  );
}

function Counters({ followUp, groups }: Pick<FollowUpProps, 'followUp' | 'groups'>) {
  const words = useLobbyWords();
  const list = useRef<HTMLDivElement>(null);
  const columns = useColumnPages(list, [groups, words]);
  return (
    <fieldset class="counters" aria-label={words.whichCounter}>
      <div class="index-window">
        <div class="index-list" ref={list} onFocusIn={columns.showFocused}>
          {groups.map(({ name, departments }) => (
            <section key={name}>
              <p class="index-group" lang={name === '' ? undefined : 'ja'}>
                {name === '' ? words.otherDepartments : name}
              </p>
              {departments.map((department) => (
                <Counter followUp={followUp} department={department} key={department.slide} />
              ))}
            </section>
          ))}
        </div>
      </div>
      <PageTurner {...columns} />
    </fieldset>
  );
}

function Counter({ followUp, department }: { followUp: FollowUpState; department: IndexDepartment }) {
  const { slide, path, name } = department;
  const id = slide.slice('department:'.length);
  const above = aboveName(path, name).slice(1).join(' ');
  return (
    <button
      type="button"
      class="index-entry choice"
      aria-pressed={followUp.chosen.value.includes(id)}
      onClick={() => followUp.choose(id)}
    >
      <b lang={htmlLang(name.lang)}>{withoutRuby(name.text)}</b>
      {above !== '' && <small lang="ja">{above}</small>}
    </button>
  );
}
