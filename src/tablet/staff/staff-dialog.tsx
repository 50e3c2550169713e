import type { Edition } from '../../core/content/edition.ts';
import { checkWords } from '../../words/check.ts';
import { staffWords } from '../../words/staff.ts';
import { CheckPage } from './check-page.tsx';
import type { CheckState } from './check-state.ts';
import { keyboardFor } from './keypad.tsx';
import { Modal } from './modal.tsx';
import { PinEntry } from './pin-entry.tsx';
import type { PinState } from './pin-state.ts';
import { Action, type ActionProps, Actions } from './staff-actions.tsx';
import type { StaffState } from './staff-state.ts';
import type { StickState } from './stick-state.ts';
import { StickSteps } from './stick-steps.tsx';

export interface StaffDialogProps {
  staff: StaffState;
  pin: PinState;
  stick: StickState;
  check: CheckState;
  shown: () => Edition | null;
  isEnrolled: () => boolean;
  startTrial: () => void;
  startCleaning: () => void;
}

/** 職員用: the PIN, then what staff can do at the tablet. */
export function StaffDialog({ staff, pin, stick, check, shown, isEnrolled, ...modes }: StaffDialogProps) {
  const isPin = staff.open.value === 'pin';
  if (staff.open.value === 'check') {
    return (
      <Modal title={staffWords.title} step="check" onClose={staff.close} onTouch={staff.touched}>
        <CheckPage check={check} back={() => void staff.toMenu()} />
      </Modal>
    );
  }
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
        <Noted id="load" word={staffWords.loadFromUsb} note={staffWords.loadFromUsbText} act={stick.load} isStrong />
        <Noted
          id="export"
          word={staffWords.exportRatings}
          note={staffWords.exportRatingsText}
          act={stick.exportRatings}
        />
        {hasContent && (
          <Noted id="save" word={staffWords.saveShown} note={staffWords.saveShownText} act={stick.saveShown} />
        )}
        {staff.hasBefore.value && (
          <Noted id="undo" word={staffWords.undo} note={staffWords.undoText} act={stick.goBack} />
        )}
      </div>
      <div class="staff-menu">
        <Noted id="trial" word={staffWords.trial} note={staffWords.trialText} act={andClose(startTrial)} />
        <Noted id="cleaning" word={staffWords.cleaning} note={staffWords.cleaningText} act={andClose(startCleaning)} />
        <Noted id="check" word={checkWords.open} note={checkWords.openText} act={staff.openCheck} />
        {!isEnrolled && <Action word={staffWords.enrolThisTablet} act={staff.openEnrolment} />}
      </div>
      <Actions>
        <Action word={staffWords.close} act={staff.close} />
      </Actions>
    </>
  );
}

function Noted({ id, note, ...action }: { id: string; note: string } & Omit<ActionProps, 'describedBy'>) {
  return (
    <div>
      <Action {...action} describedBy={`staff-${id}`} />
      <p class="staff-note" id={`staff-${id}`}>
        {note}
      </p>
    </div>
  );
}
