import type { ComponentChildren } from 'preact';
import type { HoursState } from './hours-state.ts';
import { Night } from './night.tsx';

/** The lobby on a real tablet: dark outside opening hours. */
export function Screen({ hours, children }: { hours: HoursState; children: ComponentChildren }) {
  return (
    <>
      {/* What lies beneath the night can be neither pressed nor read aloud. */}
      <div class="screen" inert={hours.phase.value !== 'open'}>
        {children}
      </div>
      <Night hours={hours} />
    </>
  );
}
