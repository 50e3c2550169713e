import { staffWords } from '../../words/staff.ts';
import { Keypad } from './keypad.tsx';
import type { PinFault, PinState } from './pin-state.ts';

const faultWords: Record<PinFault, string> = {
  wrong: staffWords.wrongPin,
  'too-short': staffWords.pinTooShort,
  differ: staffWords.pinsDiffer,
  'not-kept': staffWords.pinNotKept,
};

export interface PinEntryProps {
  pin: PinState;
  cancel: () => void;
  /** Left out where the tablet is enrolled. */
  enrol: (() => void) | null;
}

export function PinEntry({ pin, cancel, enrol }: PinEntryProps) {
  const step = pin.step.value;
  if (step === 'starting') return <p>{staffWords.checking}</p>;
  if (step === 'elsewhere') {
    return (
      <>
        <p class="staff-text">{enrol === null ? staffWords.pinElsewhere : staffWords.pinWithHub}</p>
        <div class="staff-actions">
          {enrol !== null && (
            <button type="button" class="staff-button" onClick={enrol}>
              {staffWords.enrolThisTablet}
            </button>
          )}
          <button type="button" class="staff-button" onClick={cancel}>
            {staffWords.close}
          </button>
        </div>
      </>
    );
  }
  const asked = {
    enter: staffWords.enterPin,
    set: staffWords.setPin,
    'set-again': staffWords.setPinAgain,
  }[step];
  const entered = pin.entered.value;
  const fault = pin.fault.value;
  return (
    <>
      <p class="staff-text">{asked}</p>
      <p class="staff-digits" role="img" aria-label={staffWords.entered(entered)}>
        {'●'.repeat(entered)}
      </p>
      <div class="staff-message" role="alert">
        {pin.isChecking.value ? staffWords.checking : fault && faultWords[fault]}
      </div>
      {pin.waitLeftMs.value > 0 && (
        <p class="staff-message" role="timer">
          {staffWords.wait(pin.waitLeftMs.value)}
        </p>
      )}
      <Keypad isOpen={pin.isOpen.value} press={pin.press} erase={pin.erase} />
      <div class="staff-actions">
        <button type="button" class="staff-button" onClick={cancel}>
          {staffWords.cancel}
        </button>
        <button
          type="button"
          class="staff-button staff-button-strong"
          disabled={!pin.isOpen.value}
          onClick={() => void pin.confirm()}
        >
          {staffWords.confirm}
        </button>
      </div>
    </>
  );
}
