import { computed, effect, signal } from '@preact/signals';
import type { Clock } from '../platform/clock.ts';
import type { StickState } from './stick-state.ts';

export interface StaffStateParts {
  clock: Pick<Clock, 'after'>;
  pin: { start: () => Promise<void> };
  stick: Pick<StickState, 'view' | 'leave'>;
  idleSeconds: () => number;
  canGoBack: () => Promise<boolean>;
  startEnrolment: (by: { isNew: boolean }) => void;
}

/** A file chooser of the operating system tells nothing of the fingers on it. */
const CHOOSING_MS = 5 * 60_000;

const AT_WORK = new Set(['reading', 'applying', 'exporting']);

export type StaffState = ReturnType<typeof createStaffState>;

/** Which dialog is open, and that it closes by itself when staff have gone. */
export function createStaffState({ clock, pin, stick, idleSeconds, canGoBack, startEnrolment }: StaffStateParts) {
  const open = signal<'pin' | 'menu' | 'check' | 'enrolment' | null>(null);
  const hasBefore = signal(false);
  const isOpenedByStaff = signal(false);
  let cancel = () => {};

  /** No touch is expected while the tablet is at work. */
  const idleMs = computed(() => {
    const { kind } = stick.view.value;
    if (open.value === null || open.value === 'enrolment' || AT_WORK.has(kind)) return null;
    return kind === 'choosing' ? CHOOSING_MS : idleSeconds() * 1000;
  });

  function touched() {
    cancel();
    if (idleMs.value !== null) cancel = clock.after(idleMs.value, close);
  }

  function close() {
    cancel();
    stick.leave();
    open.value = null;
  }

  const stop = effect(() => {
    // Another step begins the wait anew.
    void [open.value, stick.view.value.kind];
    touched();
  });

  return {
    open,
    /** There is something to go back to. */
    hasBefore,
    touched,
    close,
    async openStaff() {
      if (open.value !== null) return;
      open.value = 'pin';
      await pin.start();
    },
    isOpenedByStaff,
    /** From the menu, or by itself on a new tablet. */
    openEnrolment() {
      isOpenedByStaff.value = open.value !== null;
      stick.leave();
      startEnrolment({ isNew: !isOpenedByStaff.value });
      open.value = 'enrolment';
    },
    /** Whoever stands there is staff. */
    async passed() {
      hasBefore.value = await canGoBack();
      if (open.value === 'pin') open.value = 'menu';
    },
    /** How the tablet does. */
    openCheck() {
      stick.leave();
      open.value = 'check';
    },
    /** From a result back to what else can be done. */
    async toMenu() {
      stick.leave();
      open.value = 'menu';
      hasBefore.value = await canGoBack();
    },
    end: () => stop(),
  };
}
