import { isAtStaff } from './at-staff.ts';
import { isSwallowed } from './swallowed-keys.ts';
import './kiosk-manners.css';

/** A lobby screen is no browser window: nothing a hand, a palm or a found keyboard does takes its page away. */
export function keepManners(): void {
  document.documentElement.classList.add('kiosk');
  const refuse = (event: Event) => {
    if (!isAtStaff(event)) event.preventDefault();
  };
  for (const kind of ['contextmenu', 'dragstart', 'selectstart']) addEventListener(kind, refuse);
  // A file that is dropped anywhere would be opened in place of the lobby.
  for (const kind of ['dragover', 'drop']) {
    addEventListener(kind, (event) => {
      if (!isField(event.target)) event.preventDefault();
    });
  }
  // Safari knows pinching as an event of its own; elsewhere it is a wheel with Ctrl, or forbidden by touch-action.
  addEventListener('gesturestart', refuse);
  addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  // Two fingers quick upon a tap zoom in Chromium whatever touch-action says. As the second comes down, for a busy page is
  // told of moves when they can no longer be refused; and at a move, for beyond the page's edge the first cannot be. A
  // second finger presses nothing anyway.
  const refuseTwo = (event: TouchEvent) => event.cancelable && event.touches.length > 1 && event.preventDefault();
  for (const kind of ['touchstart', 'touchmove'] as const) addEventListener(kind, refuseTwo, { passive: false });
  addEventListener('keydown', (event) => {
    if (!isAtStaff(event) && isSwallowed(event, isField(event.target))) event.preventDefault();
  });
}

const isField = (target: EventTarget | null) => target instanceof Element && target.matches('input, textarea, select');
