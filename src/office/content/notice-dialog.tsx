import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { officeWords } from '../../words/office.ts';
import { noticeWords as words } from '../../words/office-notices.ts';
import { Field } from '../parts/field.tsx';
import { useFirstFault } from '../parts/first-fault.ts';
import { Modal } from '../parts/modal.tsx';
import { Progress } from '../parts/progress.tsx';
import { Alert } from '../parts/section.tsx';
import type { NoticeDesk } from './notice-desk-state.ts';
import type { NoticeFields, NoticeForm } from './notice-form-state.ts';
import { type Bound, type Reason, VoiceFields } from './voice-fields.tsx';

export interface NoticeDialogProps {
  form: NoticeForm;
  desk: NoticeDesk;
  /** Those the survey asks for. */
  reasons: Reason[];
  preview: () => void;
}

/** A notice written on the page. */
export function NoticeDialog({ form, desk, reasons, preview }: NoticeDialogProps) {
  const faults = form.faults.value;
  const sending = form.sending.value;
  const place = useFirstFault<HTMLFormElement>(form.found.value);
  const bound = (field: keyof NoticeFields) => ({
    value: form.fields.value[field],
    set: (value: string) => form.set(field, value),
  });
  return (
    <Modal title={form.kind === 'voice' ? words.addVoice : words.add} close={desk.leave} class="modal-form">
      <form
        class="form"
        ref={place}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.publish();
        }}
      >
        {form.kind === 'voice' ? (
          <VoiceFields form={form} bound={bound} reasons={reasons} />
        ) : (
          <>
            <Field label={words.title} mark={words.required} maxLength={400} fault={faults.title} {...bound('title')} />
            <Field
              label={words.body}
              mark={words.required}
              type="area"
              maxLength={20_000}
              fault={faults.body}
              {...bound('body')}
            />
            <PictureField form={form} />
          </>
        )}
        <Period
          label={words.from}
          timeLabel={words.fromTime}
          hint={words.fromHint}
          fault={faults.from}
          day={bound('fromDay')}
          time={bound('fromTime')}
        />
        <Period
          label={words.until}
          timeLabel={words.untilTime}
          hint={words.untilHint}
          fault={faults.until}
          day={bound('untilDay')}
          time={bound('untilTime')}
        />
        {form.kind === 'notice' && (
          <Field label={words.owner} hint={words.ownerHint} maxLength={200} {...bound('owner')} />
        )}
        <Alert sentence={form.fault.value} />
        {sending !== null && <Progress label={words.sending} share={sending} />}
        <Foot form={form} desk={desk} preview={preview} />
      </form>
    </Modal>
  );
}

/** What to do with the notice; in its place the question whether it may go, which takes the focus and gives it back. */
function Foot({ form, desk, preview }: Omit<NoticeDialogProps, 'reasons'>) {
  const isAsking = desk.isAsking.value;
  const isSending = form.sending.value !== null;
  const isBusy = isSending || form.isReading.value;
  const cancel = useRef<HTMLButtonElement>(null);
  const goOn = useRef<HTMLButtonElement>(null);
  const wasAt = useRef<Element | null>(null);
  useEffect(() => {
    if (isAsking) {
      wasAt.current = document.activeElement;
      goOn.current?.focus();
    } else if (wasAt.current !== null) {
      const field = wasAt.current.closest<HTMLElement>('.field *');
      wasAt.current = null;
      (field ?? cancel.current)?.focus();
    }
  }, [isAsking]);
  // By their keys the buttons are never each other: 続ける, changed into 公開 while it is clicked, would publish.
  if (isAsking) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
      <div key="question" class="confirm" role="group" aria-label={words.dropQuestion}>
        <span>{words.dropQuestion}</span>
        <button type="button" class="danger" onClick={desk.drop}>
          {words.dropYes}
        </button>
        <button ref={goOn} type="button" class="quiet" onClick={desk.goOn}>
          {words.dropNo}
        </button>
      </div>
    );
  }
  return (
    <div key="actions" class="actions">
      <button type="button" class="outlined" disabled={isBusy} onClick={() => form.check() && preview()}>
        {words.preview}
      </button>
      <button type="submit" class="main" disabled={isBusy}>
        {words.publish}
      </button>
      <button ref={cancel} type="button" class="quiet" disabled={isSending} onClick={desk.leave}>
        {officeWords.cancel}
      </button>
    </div>
  );
}

interface PeriodProps {
  label: string;
  timeLabel: string;
  hint: string;
  fault: string | undefined;
  day: Bound;
  time: Bound;
}

function Period({ label, timeLabel, hint, fault, day, time }: PeriodProps) {
  const id = useId();
  return (
    <div class="period">
      <Field label={label} type="date" describedBy={id} fault={fault} {...day} />
      <Field label={timeLabel} type="time" describedBy={id} {...time} />
      <p id={id} class="hint">
        {hint}
      </p>
    </div>
  );
}

function PictureField({ form }: { form: NoticeForm }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const picture = form.picture.value;
  const fault = form.faults.value.picture;
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{words.picture}</label>
      </div>
      <p id={`${id}-hint`} class="hint">
        {words.pictureHint}
      </p>
      <input
        id={id}
        ref={field}
        type="file"
        accept=".png,.jpg,.jpeg,.webp"
        aria-describedby={`${id}-hint`}
        aria-invalid={fault !== undefined}
        onChange={({ currentTarget }) => form.choosePicture(currentTarget.files?.[0] ?? null)}
      />
      {form.isReading.value && <p role="status">{words.pictureReading}</p>}
      {picture !== null && (
        <div class="picked">
          <Thumb bytes={picture.bytes} type={picture.type} />
          <button
            type="button"
            class="quiet"
            onClick={() => {
              if (field.current) field.current.value = '';
              void form.choosePicture(null);
              field.current?.focus();
            }}
          >
            {words.pictureRemove}
          </button>
        </div>
      )}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function Thumb({ bytes, type }: { bytes: Uint8Array<ArrayBuffer>; type: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return <img class="thumb" src={url} alt="" />;
}
