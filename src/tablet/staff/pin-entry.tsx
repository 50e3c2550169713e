import { staffWords } from '../../words/staff.ts';
import { Keypad } from './keypad.tsx';
import type { PinFault, PinState } from './pin-state.ts';

const faultWords: Record<PinFault, string> = {
  wrong: staffWords.wrongPin,
  'too-short': staffWords.pinTooShort,
  differ: staffWords.pinsDiffer,
  'not-kept': staffWords.pinNotKept,
};

export function PinEntry({ pin, cancel }: { pin: PinState; cancel: () => void }) {
  const step = pin.step.value;
  if (step === 'starting') return <p>{staffWords.checking}</p>;
  if (step === 'elsewhere') {
    return (
      <>
        <p class="staff-text">{staffWords.pinElsewhere}</p>
        <div class="staff-actions">
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
