import { staffWords } from '../../words/staff.ts';

export interface KeypadActions {
  press: (digit: string) => void;
  erase: () => void;
  confirm: () => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Digits for a finger. The keyboard stays with the dialog, so that its digits and Enter work after a touch as well. */
export function Keypad({ isOpen, press, erase }: { isOpen: boolean } & Pick<KeypadActions, 'press' | 'erase'>) {
  const key = (digit: string) => (
    <button type="button" class="staff-key" key={digit} disabled={!isOpen} onClick={() => press(digit)}>
      {digit}
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is.
    <div class="staff-keypad" onMouseDown={(event) => event.preventDefault()}>
      {DIGITS.map(key)}
      <button type="button" class="staff-key staff-key-word" disabled={!isOpen} onClick={erase}>
        {staffWords.erase}
      </button>
      {key('0')}
    </div>
  );
}

/** What a keyboard does for the keypad. */
export function keyboardFor({ press, erase, confirm }: KeypadActions): (key: string) => void {
  return (key) => {
    if (/^\d$/.test(key)) press(key);
    else if (key === 'Backspace') erase();
    else if (key === 'Enter') confirm();
  };
}
