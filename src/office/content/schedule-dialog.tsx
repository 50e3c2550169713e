import { useState } from 'preact/hooks';
import { officeWords } from '../../words/office.ts';
import { scheduleWords as words } from '../../words/office-content.ts';
import { Field } from '../parts/field.tsx';
import { Modal } from '../parts/modal.tsx';
import { nextFiscalYear, publishTime, tomorrowMorning } from './publish-time.ts';

export interface ScheduleDialogProps {
  nowMs: number;
  /** The time to begin with; `null` = tomorrow morning. */
  effectiveFrom: string | null;
  choose: (effectiveFrom: string) => void;
  close: () => void;
}

export function ScheduleDialog({ nowMs, effectiveFrom, choose, close }: ScheduleDialogProps) {
  const [value, setValue] = useState(() => effectiveFrom?.slice(0, 16) ?? tomorrowMorning(nowMs));
  const [fault, setFault] = useState<{ sentence: string } | null>(null);
  const change = (changed: string) => {
    setValue(changed);
    setFault(null);
  };
  const april = nextFiscalYear(nowMs);
  return (
    <Modal title={words.title} close={close} class="modal-narrow">
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const time = publishTime(value, nowMs);
          if ('fault' in time) setFault({ sentence: words[time.fault] });
          else choose(time.effectiveFrom);
        }}
      >
        <p>{words.why}</p>
        <Field
          label={words.at}
          type="datetime-local"
          value={value}
          set={change}
          fault={fault?.sentence}
          focusFor={fault}
        />
        <button type="button" class="outlined" onClick={() => change(april.value)}>
          {words.fiscalYear(april.year)}
        </button>
        <div class="actions">
          <button type="submit" class="main">
            {words.set}
          </button>
          <button type="button" class="quiet" onClick={close}>
            {officeWords.cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
