import type { Edition } from '../../core/content/edition.ts';
import { staffWords } from '../../words/staff.ts';
import { keyboardFor } from './keypad.tsx';
import { Modal } from './modal.tsx';
import { PinEntry } from './pin-entry.tsx';
import type { PinState } from './pin-state.ts';
import { Action, Actions } from './staff-actions.tsx';
import type { StaffState } from './staff-state.ts';
import type { StickState } from './stick-state.ts';
import { StickSteps } from './stick-steps.tsx';

export interface StaffDialogProps {
  staff: StaffState;
  pin: PinState;
  stick: StickState;
  shown: () => Edition | null;
  isEnrolled: () => boolean;
  startTrial: () => void;
  startCleaning: () => void;
}

/** 職員用: the PIN, then what staff can do at the tablet. */
export function StaffDialog({ staff, pin, stick, shown, isEnrolled, ...modes }: StaffDialogProps) {
  const isPin = staff.open.value === 'pin';
  const view = stick.view.value.kind;
  const onKey = keyboardFor({ ...pin, confirm: () => void pin.confirm() });
  return (
    <Modal
      title={staffWords.title}
      step={isPin ? pin.step.value : view}
      onClose={staff.close}
      onTouch={staff.touched}
      {...(isPin && { onKey })}
    >
      {isPin && <PinEntry pin={pin} cancel={staff.close} enrol={isEnrolled() ? null : staff.openEnrolment} />}
      {!isPin && view === 'none' && (
        <Menu staff={staff} stick={stick} isEnrolled={isEnrolled()} hasContent={shown() !== null} {...modes} />
      )}
      {!isPin && <StickSteps stick={stick} shown={shown} toMenu={() => void staff.toMenu()} close={staff.close} />}
    </Modal>
  );
}

interface MenuProps extends Pick<StaffDialogProps, 'staff' | 'stick' | 'startTrial' | 'startCleaning'> {
  isEnrolled: boolean;
  hasContent: boolean;
}

function Menu({ staff, stick, isEnrolled, hasContent, startTrial, startCleaning }: MenuProps) {
  const andClose = (start: () => void) => () => {
    start();
    staff.close();
  };
  return (
    <>
      <p class="staff-text">{staffWords.menu}</p>
      <div class="staff-menu">
        <Action word={staffWords.loadFromUsb} act={stick.load} isStrong />
        <Noted
          id="staff-export"
          word={staffWords.exportRatings}
          act={stick.exportRatings}
          note={staffWords.exportRatingsText}
        />
        {hasContent && <Action word={staffWords.saveShown} act={stick.saveShown} />}
        {staff.hasBefore.value && <Action word={staffWords.undo} act={stick.goBack} />}
      </div>
      <div class="staff-menu">
        <Noted id="staff-trial" word={staffWords.trial} act={andClose(startTrial)} note={staffWords.trialText} />
        <Noted
          id="staff-cleaning"
          word={staffWords.cleaning}
          act={andClose(startCleaning)}
          note={staffWords.cleaningText}
        />
        {!isEnrolled && <Action word={staffWords.enrolThisTablet} act={staff.openEnrolment} />}
      </div>
      <Actions>
        <Action word={staffWords.close} act={staff.close} />
      </Actions>
    </>
  );
}

function Noted({ id, word, act, note }: { id: string; word: string; act: () => unknown; note: string }) {
  return (
    <div>
      <button type="button" class="staff-button" aria-describedby={id} onClick={() => void act()}>
        {word}
      </button>
      <p class="staff-note" id={id}>
        {note}
      </p>
    </div>
  );
}
