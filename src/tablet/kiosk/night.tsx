import { useLayoutEffect } from 'preact/hooks';
import { tokyoDay, tokyoTime } from '../../core/calendar/tokyo-time.ts';
import { clockText } from '../../words/clock-text.ts';
import { lobbyWords, screenWords } from '../../words/lobby.ts';
import { isAtStaff } from './at-staff.ts';
import type { HoursState } from './hours-state.ts';
import './night.css';

/** Lies over the lobby outside opening hours, and takes the touch that wakes it. */
export function Night({ hours }: { hours: HoursState }) {
  useLayoutEffect(() => listen(hours), [hours]);
  const phase = hours.phase.value;
  if (phase === 'open') return null;
  return (
    <section class={`night night-${phase}`} aria-label={screenWords.night}>
      {phase === 'card' && <ClockCard hours={hours} />}
      {/* Fingers and keys are heard everywhere; this is for those who press by other means. */}
      <button
        type="button"
        class="night-touch"
        aria-label={screenWords.wakeScreen}
        onClick={() => {
          hours.touched();
          hours.released();
        }}
      />
    </section>
  );
}

function ClockCard({ hours }: { hours: HoursState }) {
  const card = hours.card.value;
  if (card === null) return null;
  const { month, day, weekday, hour, minute } = tokyoTime(card.nowMs);
  return (
    <div class="clock-card">
      <p class="night-date">{lobbyWords.date(month, day, weekday)}</p>
      <p class="night-time">{clockText(hour, minute)}</p>
      <h1 class="night-words">{words[card.because]}</h1>
      {card.nextMs !== null && <p class="night-next">{screenWords.opensAt(whenText(card.nowMs, card.nextMs))}</p>}
      <p class="night-hint">{screenWords.touchToRead}</p>
    </div>
  );
}

const words = {
  over: screenWords.closedOver,
  'closed-day': screenWords.closedDay,
  'not-yet': screenWords.closedNotYet,
};

function whenText(nowMs: number, nextMs: number): string {
  const { month, day, weekday, hour, minute } = tokyoTime(nextMs);
  const isToday = tokyoDay(nowMs) === tokyoDay(nextMs);
  return `${isToday ? `${screenWords.today} ` : lobbyWords.date(month, day, weekday)}${clockText(hour, minute)}`;
}

function listen(hours: HoursState): () => void {
  const keyDown = (event: KeyboardEvent) => {
    const isDark = hours.phase.value !== 'open';
    hours.touched();
    if (!isDark) return;
    hours.released();
    // Staff may be at their dialog, which stands above the night.
    if (isAtStaff(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('pointerdown', hours.touched, true);
  addEventListener('pointerup', hours.released, true);
  addEventListener('pointercancel', hours.released, true);
  addEventListener('keydown', keyDown, true);
  return () => {
    removeEventListener('pointerdown', hours.touched, true);
    removeEventListener('pointerup', hours.released, true);
    removeEventListener('pointercancel', hours.released, true);
    removeEventListener('keydown', keyDown, true);
  };
}
