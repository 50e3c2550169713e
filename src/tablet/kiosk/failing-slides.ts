import type { Department } from '../../core/content/edition.ts';
import { FAILURES_ALLOWED, failedAgain } from '../../core/display/failed-slides.ts';
import type { DisplayState } from '../display/display-state.ts';
import type { Clock } from '../platform/clock.ts';

/** The loop goes on this soon after a slide that could not be drawn. */
const GO_ON_MS = 3_000;

export type FailingSlides = ReturnType<typeof createFailingSlides>;

/** What becomes of the loop where a slide cannot be drawn: it goes on at the next one, and in the end without it. */
export function createFailingSlides({ clock, display }: { clock: Pick<Clock, 'after'>; display: DisplayState }) {
  let failures: ReadonlyMap<string, number> = new Map();
  let counted: Department[] | undefined;
  let cancel = () => {};

  /** To the next slide, as the loop would have gone; only who pressed とめる finds it stopped there. */
  function goOn() {
    const { slide, pageNo, pages } = display.step.value;
    const isStopped = display.isStopped.value;
    for (let page = pageNo; page <= pages && display.step.value.slide === slide; page += 1) display.next();
    if (!isStopped) display.resume();
  }

  return {
    /** The slide on screen could not be drawn. */
    failed() {
      const { slide } = display.step.value;
      const departments = display.edition.value?.departments;
      if (departments !== counted) failures = new Map();
      counted = departments;
      failures = failedAgain(failures, slide.id);
      cancel();
      if (failures.get(slide.id)! >= FAILURES_ALLOWED) display.leaveOut(slide.id);
      else cancel = clock.after(GO_ON_MS, () => display.step.value.slide === slide && goOn());
    },
  };
}
