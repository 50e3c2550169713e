import { useId } from 'preact/hooks';
import type { Notice } from '../../core/content/edition.ts';
import { postingState, runsOutWithin } from '../../core/content/posting-period.ts';
import { paths } from '../../core/protocol/paths.ts';
import { noticeWords as words } from '../../words/office-notices.ts';
import type { OfficeState } from '../office-state.ts';
import { ConfirmedButton } from '../parts/confirmed-button.tsx';
import { Section } from '../parts/section.tsx';
import type { NoticeKind } from './notice-form-state.ts';
import type { Publications } from './publications-state.ts';

const SOON_DAYS = 14;

export interface NoticesProps {
  office: OfficeState;
  publications: Publications;
  add: (kind: NoticeKind) => void;
}

/** The notices of the edition on show, and which of them end soon. */
export function Notices({ office, publications, add }: NoticesProps) {
  const { notices } = office.overview.value!;
  const nowMs = office.nowMs.value;
  const base = office.base.value;
  const addButtons = (
    <div class="actions">
      <button type="button" class="outlined" onClick={() => add('voice')}>
        {words.addVoice}
      </button>
      <button type="button" class="outlined" onClick={() => add('notice')}>
        {words.add}
      </button>
    </div>
  );
  return (
    <Section title={words.list} action={addButtons} class="card-wide">
      {notices.length === 0 ? <p>{words.empty}</p> : <RunningOut notices={runsOutWithin(notices, nowMs, SOON_DAYS)} />}
      <ul class="notices">
        {notices.map((notice, index) => (
          <Item
            // The place within an edition is all that tells two notices apart.
            key={`${base}-${index}`}
            notice={notice}
            nowMs={nowMs}
            isBusy={publications.isBusy.value}
            withdraw={() => publications.withdraw(index, notice.title, base)}
          />
        ))}
      </ul>
    </Section>
  );
}

interface ItemProps {
  notice: Notice;
  nowMs: number;
  isBusy: boolean;
  withdraw: () => void;
}

function Item({ notice, nowMs, isBusy, withdraw }: ItemProps) {
  const id = useId();
  const state = postingState(notice, nowMs);
  return (
    <li class="notice">
      <div class="notice-text">
        <h3 id={id}>{notice.title}</h3>
        <p>
          <span class={`badge badge-${state}`}>{words.states[state]}</span> {words.periodText(notice)}
        </p>
        {notice.owner !== '' && <p class="soft">{`${words.owner}：${notice.owner}`}</p>}
      </div>
      {notice.picture !== null && <img class="thumb" src={paths.pictures + notice.picture} alt="" loading="lazy" />}
      <ConfirmedButton
        label={words.withdraw}
        about={id}
        question={words.withdrawQuestion}
        yes={words.withdrawYes}
        perform={withdraw}
        isBusy={isBusy}
      />
    </li>
  );
}

function RunningOut({ notices }: { notices: Notice[] }) {
  return (
    <div class="soon">
      <h3>{words.runningOut}</h3>
      {notices.length === 0 ? (
        <p class="soft">{words.nothingRunsOut}</p>
      ) : (
        <ul>
          {notices.map(({ title, until }, index) => (
            <li key={`${title}-${index}`}>
              <span>{title}</span> <span class="soft">{words.periodText({ from: '', until })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
