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
  // Two fingers quick upon a tap zoom in Chromium whatever touch-action says. A busy page is told of their moves when
  // they can no longer be refused, so that they are refused as they come down; a second finger presses nothing anyway.
  addEventListener('touchstart', (event) => event.touches.length > 1 && event.preventDefault(), {
    passive: false,
  });
  addEventListener('keydown', (event) => {
    if (!isAtStaff(event) && isSwallowed(event, isField(event.target))) event.preventDefault();
  });
}

const isField = (target: EventTarget | null) => target instanceof Element && target.matches('input, textarea, select');
