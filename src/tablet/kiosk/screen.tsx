import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { pixelShift } from '../../core/display/pixel-shift.ts';
import type { HoursState } from './hours-state.ts';
import { Night } from './night.tsx';
import type { Panels } from './panels.ts';
import type { StaffModes } from './staff-modes.ts';
import './screen.css';

export interface ScreenProps {
  hours: HoursState;
  modes: StaffModes;
  panels: Panels;
  nowMs: Signal<number>;
  children: ComponentChildren;
}

/** The lobby on a real tablet: dark outside opening hours, as staff have set it for a while, and moved by a pixel a minute so that nothing burns in. */
export function Screen({ hours, modes, panels, nowMs, children }: ScreenProps) {
  const { x, y } = pixelShift(nowMs.value);
  const { Cleaning, TrialBanner } = panels.loaded.value ?? {};
  const isCleaning = modes.cleaning.secondsLeft.value !== null;
  return (
    <div class="screen" style={{ '--shift-x': `${x}px`, '--shift-y': `${y}px` }}>
      {/* What lies beneath the night can be neither pressed nor read aloud. */}
      <div class="screen-lobby" inert={hours.phase.value !== 'open' || isCleaning}>
        {children}
        {TrialBanner && <TrialBanner modes={modes} />}
      </div>
      <Night hours={hours} />
      {Cleaning && <Cleaning modes={modes} />}
    </div>
  );
}
