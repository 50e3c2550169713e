import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { askedKinds } from '../../core/protocol/envelopes.ts';
import type { TabletLine } from '../../core/protocol/office.ts';
import { shownByTablet } from '../../core/protocol/shown-by-tablet.ts';
import { agoText, timeText } from '../../words/japanese-time.ts';
import { officeWords } from '../../words/office.ts';
import {
  arrivalsWords,
  askedWords,
  faultSentence,
  shownByTabletText,
  tabletListWords,
  tabletWords,
  tabletDialogWords as words,
} from '../../words/office-tablets.ts';
import type { OfficeState } from '../office-state.ts';
import { ConfirmedButton } from '../parts/confirmed-button.tsx';
import { Field } from '../parts/field.tsx';
import { Modal } from '../parts/modal.tsx';
import { Alert, Facts } from '../parts/section.tsx';
import { arrivalsSentences } from './arrivals-cell.tsx';
import type { TabletsState } from './tablets-state.ts';

export interface TabletDialogProps {
  tablet: TabletLine;
  tablets: TabletsState;
  office: OfficeState;
}

/** One tablet: how it does, what it is called, what is asked of it, and that it is taken out. */
export function TabletDialog({ tablet, tablets, office }: TabletDialogProps) {
  const id = useId();
  return (
    <Modal title={tablet.name} close={tablets.close}>
      <TabletFacts tablet={tablet} office={office} />
      <Names tablet={tablet} tablets={tablets} />
      <h3>{words.ask}</h3>
      <p class="hint" id={`${id}-ask`}>
        {askedWords.hints}
      </p>
      <div class="actions">
        {askedKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            class="outlined"
            aria-describedby={`${id}-ask`}
            disabled={tablets.isBusy.value}
            onClick={() => tablets.ask(tablet, kind)}
          >
            {askedWords.names[kind]}
          </button>
        ))}
      </div>
      {tablet.asked !== null && <p>{askedWords.waiting(askedWords.names[tablet.asked])}</p>}
      <h3 id={`${id}-revoke`}>{words.revoke}</h3>
      <p class="hint">{words.revokeWhy}</p>
      <div class="actions">
        <ConfirmedButton
          label={words.revoke}
          about={`${id}-revoke`}
          question={words.revokeQuestion}
          yes={words.revokeYes}
          perform={() => tablets.revoke(tablet)}
          isBusy={tablets.isBusy.value}
        />
      </div>
      <Alert sentence={tablets.fault.value} />
      <Done sentence={tablets.done.value} />
      <div class="actions">
        <button type="button" class="main" onClick={tablets.close}>
          {officeWords.close}
        </button>
      </div>
    </Modal>
  );
}

/** In sight, wherever in the dialog the button was. */
function Done({ sentence }: { sentence: string | null }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sentence !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [sentence]);
  return (
    <div role="status" ref={place}>
      {sentence !== null && <p class="note note-done">{sentence}</p>}
    </div>
  );
}

function TabletFacts({ tablet, office }: { tablet: TabletLine; office: OfficeState }) {
  const { seenAt, enrolledAt, unsent, oldestUnsentAt, app, persisted, faults, arrivals } = tablet;
  const { facts } = words;
  const stored = persisted === null ? words.unknown : persisted ? words.isPersisted : words.isNotPersisted;
  const waiting =
    unsent === null
      ? words.unknown
      : unsent > 0 && oldestUnsentAt !== null
        ? words.unsentSince(unsent, timeText(oldestUnsentAt))
        : tabletWords.unsentText(unsent);
  const seen =
    seenAt === null ? words.unknown : `${agoText(office.nowMs.value - Date.parse(seenAt))}（${timeText(seenAt)}）`;
  const sentences = arrivalsSentences(arrivals);
  return (
    <Facts
      facts={[
        [facts.seen, seen],
        [facts.shown, shownByTabletText(shownByTablet(tablet, office.overview.value!))],
        [facts.app, app ?? words.unknown],
        [facts.stored, stored],
        [facts.unsent, waiting],
        [facts.arrivals, sentences.length === 0 ? arrivalsWords.all : sentences.join('、')],
        [
          facts.faults,
          faults.length === 0 ? officeWords.none : faults.map((fault) => <p key={fault}>{faultSentence(fault)}</p>),
        ],
        [facts.enrolled, timeText(enrolledAt)],
      ]}
    />
  );
}

function Names({ tablet, tablets }: Pick<TabletDialogProps, 'tablet' | 'tablets'>) {
  const [name, setName] = useState(tablet.name);
  const [place, setPlace] = useState(tablet.place);
  const [fault, setFault] = useState<{ sentence: string } | null>(null);
  return (
    <form
      class="form"
      noValidate
      aria-label={words.names}
      onSubmit={async (event) => {
        event.preventDefault();
        if (name.trim() === '') setFault({ sentence: words.nameMissing });
        else await tablets.name(tablet, { name: name.trim(), place: place.trim() });
      }}
    >
      <div class="period">
        <Field
          label={words.name}
          hint={words.nameHint}
          maxLength={60}
          value={name}
          set={(changed) => {
            setName(changed);
            setFault(null);
          }}
          fault={fault?.sentence}
          focusFor={fault}
        />
        <Field label={tabletListWords.place} hint={words.placeHint} maxLength={60} value={place} set={setPlace} />
      </div>
      <div class="actions">
        <button type="submit" class="outlined" disabled={tablets.isBusy.value}>
          {words.save}
        </button>
      </div>
    </form>
  );
}
