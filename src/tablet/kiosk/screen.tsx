import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { pixelShift } from '../../core/display/pixel-shift.ts';
import type { HoursState } from './hours-state.ts';
import { Night } from './night.tsx';
import './screen.css';

export interface ScreenProps {
  hours: HoursState;
  nowMs: Signal<number>;
  children: ComponentChildren;
}

/** The lobby on a real tablet: dark outside opening hours, and moved by a pixel a minute so that nothing burns in. */
export function Screen({ hours, nowMs, children }: ScreenProps) {
  const { x, y } = pixelShift(nowMs.value);
  return (
    <div class="screen" style={{ '--shift-x': `${x}px`, '--shift-y': `${y}px` }}>
      {/* What lies beneath the night can be neither pressed nor read aloud. */}
      <div class="screen-lobby" inert={hours.phase.value !== 'open'}>
        {children}
      </div>
      <Night hours={hours} />
    </div>
  );
}
