import type { DisplayState } from './display-state.ts';

/** How much of its time the page has stood. It lies on every sheet, so no page brings its own. */
export function TimeLine({ display }: { display: DisplayState }) {
  return (
    <div class="time-line" aria-hidden="true">
      <span style={{ transform: `scaleX(${display.elapsed.value.toFixed(3)})` }} />
    </div>
  );
}
