import type { ComponentChildren } from 'preact';
import type { HoursState } from './hours-state.ts';
import { Night } from './night.tsx';
import { Cleaning, TrialBanner } from './staff-mode-screens.tsx';
import type { StaffModes } from './staff-modes.ts';

export interface ScreenProps {
  hours: HoursState;
  modes: StaffModes;
  children: ComponentChildren;
}

/** The lobby on a real tablet: dark outside opening hours, and as staff have set it for a while. */
export function Screen({ hours, modes, children }: ScreenProps) {
  const isCleaning = modes.cleaning.secondsLeft.value !== null;
  return (
    <>
      {/* What lies beneath the night can be neither pressed nor read aloud. */}
      <div class="screen" inert={hours.phase.value !== 'open' || isCleaning}>
        {children}
        <TrialBanner modes={modes} />
      </div>
      <Night hours={hours} />
      <Cleaning modes={modes} />
    </>
  );
}
