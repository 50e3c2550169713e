import { render } from 'preact';
import type { AskedOfTablet } from '../core/protocol/envelopes.ts';
import { createAskedByOffice } from './kiosk/asked-by-office.ts';
import { TestPicture } from './kiosk/test-picture.tsx';
import type { Clock } from './platform/clock.ts';
import { doneForOffice, keepDoneForOffice } from './platform/done-for-office.ts';

const PICTURE_MS = 30_000;

export interface AskedPartProps {
  clock: Clock;
  /** Of the edition on the screen; 0 = none. */
  serial: () => number;
  /** Staff are in their dialog. */
  isBusy: () => boolean;
  tellHub: () => void;
}

/** Wires what the office page may ask of a tablet, so that it is loaded when it first does. */
export function createAskedPart({ clock, serial, isBusy, tellHub }: AskedPartProps) {
  const host = document.createElement('div');
  document.body.append(host);
  let cancel = () => {};

  function hidePicture() {
    cancel();
    render(null, host);
  }

  function showPicture({ name }: AskedOfTablet) {
    hidePicture();
    const screen = { width: innerWidth, height: innerHeight, ratio: devicePixelRatio };
    render(<TestPicture name={name} serial={serial()} screen={screen} close={hidePicture} />, host);
    cancel = clock.after(PICTURE_MS, hidePicture);
  }

  const asked = createAskedByOffice({
    clock,
    isBusy,
    lastDone: () => doneForOffice().done,
    keepDone: keepDoneForOffice,
    reload: () => location.reload(),
    showPicture,
    tellHub,
  });
  for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, asked.touched, { capture: true });
  return asked;
}
