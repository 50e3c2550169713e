import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { pixelShift } from '../../core/display/pixel-shift.ts';
import type { HoursState } from './hours-state.ts';
import { Night } from './night.tsx';
import { Cleaning, TrialBanner } from './staff-mode-screens.tsx';
import type { StaffModes } from './staff-modes.ts';
import './screen.css';

export interface ScreenProps {
  hours: HoursState;
  modes: StaffModes;
  nowMs: Signal<number>;
  children: ComponentChildren;
}

/** The lobby on a real tablet: dark outside opening hours, as staff have set it for a while, and moved by a pixel a minute so that nothing burns in. */
export function Screen({ hours, modes, nowMs, children }: ScreenProps) {
  const { x, y } = pixelShift(nowMs.value);
  const isCleaning = modes.cleaning.secondsLeft.value !== null;
  return (
    <div class="screen" style={{ '--shift-x': `${x}px`, '--shift-y': `${y}px` }}>
      {/* What lies beneath the night can be neither pressed nor read aloud. */}
      <div class="screen-lobby" inert={hours.phase.value !== 'open' || isCleaning}>
        {children}
        <TrialBanner modes={modes} />
      </div>
      <Night hours={hours} />
      <Cleaning modes={modes} />
    </div>
  );
}
