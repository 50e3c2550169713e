import { enrolmentWords, staffWords } from '../../words/staff.ts';
import type { EnrolState } from './enrol-state.ts';
import { Keypad, keyboardFor } from './keypad.tsx';
import { Modal } from './modal.tsx';

export interface EnrolDialogProps {
  enrol: EnrolState;
  close: () => void;
  isOpenedByStaff: boolean;
}

/** この端末の登録: for a tablet that its hub does not know. */
export function EnrolDialog({ enrol, close, isOpenedByStaff }: EnrolDialogProps) {
  const code = enrol.code.value;
  const answer = enrol.answer.value;
  const isOpen = enrol.isOpen.value;
  if (answer === 'enrolled') {
    return (
      <Modal title={enrolmentWords.title} step="enrolled" onClose={close}>
        <p class="staff-done" role="status">
          {enrolmentWords.enrolled}
        </p>
      </Modal>
    );
  }
  return (
    <Modal
      title={enrolmentWords.title}
      step="code"
      onClose={close}
      onKey={keyboardFor({ ...enrol, confirm: () => void enrol.confirm() })}
    >
      <p class="staff-text">{enrol.isBrought.value ? enrolmentWords.brought : enrolmentWords.enterCode}</p>
      <output class="staff-digits">{code}</output>
      <div class="staff-message" role="alert">
        {enrol.isAsking.value ? enrolmentWords.asking : answer && sentences[answer]}
      </div>
      <Keypad isOpen={isOpen} press={enrol.press} erase={enrol.erase} />
      <div class="staff-actions">
        {isOpenedByStaff && (
          <button type="button" class="staff-button" onClick={close}>
            {staffWords.close}
          </button>
        )}
        <button type="button" class="staff-button" disabled={!isOpen} onClick={() => void enrol.useAlone()}>
          {enrolmentWords.useAlone}
        </button>
        <button
          type="button"
          class="staff-button staff-button-strong"
          disabled={!isOpen}
          onClick={() => void enrol.confirm()}
        >
          {enrolmentWords.enrol}
        </button>
      </div>
    </Modal>
  );
}

const sentences = { ...enrolmentWords, 'code-too-short': enrolmentWords.codeTooShort };
