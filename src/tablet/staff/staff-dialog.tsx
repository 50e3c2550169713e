import type { Edition } from '../../core/content/edition.ts';
import { staffWords } from '../../words/staff.ts';
import { keyboardFor } from './keypad.tsx';
import { Modal } from './modal.tsx';
import { PinEntry } from './pin-entry.tsx';
import type { PinState } from './pin-state.ts';
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
        <button type="button" class="staff-button staff-button-strong" onClick={() => void stick.load()}>
          {staffWords.loadFromUsb}
        </button>
        {staff.hasBefore.value && (
          <button type="button" class="staff-button" onClick={() => void stick.goBack()}>
            {staffWords.undo}
          </button>
        )}
        {hasContent && (
          <button type="button" class="staff-button" onClick={() => void stick.saveShown()}>
            {staffWords.saveShown}
          </button>
        )}
        <div>
          <button type="button" class="staff-button" aria-describedby="staff-trial" onClick={andClose(startTrial)}>
            {staffWords.trial}
          </button>
          <p class="staff-note" id="staff-trial">
            {staffWords.trialText}
          </p>
        </div>
        <div>
          <button
            type="button"
            class="staff-button"
            aria-describedby="staff-cleaning"
            onClick={andClose(startCleaning)}
          >
            {staffWords.cleaning}
          </button>
          <p class="staff-note" id="staff-cleaning">
            {staffWords.cleaningText}
          </p>
        </div>
        {!isEnrolled && (
          <button type="button" class="staff-button" onClick={staff.openEnrolment}>
            {staffWords.enrolThisTablet}
          </button>
        )}
        <button type="button" class="staff-button" onClick={staff.close}>
          {staffWords.close}
        </button>
      </div>
    </>
  );
}
