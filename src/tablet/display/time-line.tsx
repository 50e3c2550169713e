import { effect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DisplayState } from './display-state.ts';

/** How much of its time the page has stood. It lies on every sheet, so no page brings its own. */
export function TimeLine({ display }: { display: DisplayState }) {
  const line = useRef<HTMLSpanElement>(null);
  // It is all that moves while a slide plays, and is not worth a rendering each second.
  useLayoutEffect(
    () =>
      effect(() => {
        line.current!.style.transform = `scaleX(${display.elapsed.value.toFixed(3)})`;
      }),
    [display],
  );
  return (
    <div class="time-line" aria-hidden="true">
      <span ref={line} />
    </div>
  );
}
