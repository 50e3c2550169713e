import { openSpans } from '../../core/calendar/opening-hours.ts';
import { JUMP_MS } from '../../core/calendar/trusted-time.ts';
import { cutFontsOf } from '../../core/protocol/font-type.ts';
import type { DisplayState } from '../display/display-state.ts';
import type { VisitState } from '../display/visit-state.ts';
import type { Clock } from '../platform/clock.ts';
import type { Still } from '../platform/still-cache.ts';
import type { LobbyTime } from './lobby-time.ts';
import type { PostedContent } from './posted-content.ts';
import type { ShownContent } from './shown-content.ts';

/** Hours and holidays are known for longer; a tablet is seldom off for so long. */
const LONGEST_MS = 14 * 24 * 60 * 60_000;

/** What stores content must not wait for ever for a cache that does not answer. */
const DROPPED_WITHIN_MS = 3_000;

export interface StillParts {
  /** The device's own, by which the worker reckons. */
  calendar: Pick<Clock, 'now' | 'after'>;
  time: Pick<LobbyTime, 'now' | 'isDoubtful'>;
  content: Pick<ShownContent, 'shown'>;
  posted: Pick<PostedContent, 'nextChangeMs'>;
  display: Pick<DisplayState, 'step' | 'slides'>;
  visit: Pick<VisitState, 'isPutBack'>;
  /** Of the screen as it stands; `null` = it shows what markup alone cannot. */
  copy: () => Pick<Still, 'markup' | 'style'> | null;
  keepStill: (build: string, still: Still) => Promise<void>;
  dropStills: () => Promise<void>;
}

/** The still for the next start: kept while the first page stands as every start shows it, and dropped before anything else is stored. */
export function createStill({
  calendar,
  time,
  content,
  posted,
  display,
  visit,
  copy,
  keepStill,
  dropStills,
}: StillParts) {
  let isOver = false;
  let kept: Promise<void> = Promise.resolve();
  let cancel = () => {};

  function isAsEveryStart(): boolean {
    const { slide, pageNo } = display.step.value;
    return slide === display.slides.value[0] && pageNo === 1 && visit.isPutBack.value;
  }

  const isTimeSure = () => !time.isDoubtful.value && Math.abs(time.now() - calendar.now()) <= JUMP_MS;

  /** A span that has passed is taken out, for a power cut may set a calendar back into it. */
  function keepWhile(build: string, still: Still): void {
    kept = keepStill(build, still).catch(() => {});
    const [span, ...later] = still.trueWhile;
    if (span === undefined) return;
    cancel = calendar.after(span.untilMs - calendar.now(), () => keepWhile(build, { ...still, trueWhile: later }));
  }

  /** And never again on this page, which from now on shows something else than it began with. */
  async function drop(): Promise<void> {
    isOver = true;
    cancel();
    const dropped = kept.then(dropStills).catch(() => {});
    await Promise.race([dropped, new Promise<void>((resolve) => void calendar.after(DROPPED_WITHIN_MS, resolve))]);
  }

  return {
    drop,
    /** In the cache of a build. */
    keep(build: string): void {
      const stored = content.shown.value;
      if (stored === null || !isTimeSure()) return void drop();
      const copied = isOver || !isAsEveryStart() ? null : copy();
      if (copied === null) return;
      const fonts = cutFontsOf(stored.content.files, stored.files);
      const now = calendar.now();
      const untilMs = Math.min(now + LONGEST_MS, posted.nextChangeMs());
      // The worker goes by the calendar alone, which may be behind so much before anybody doubts it.
      const trueWhile = openSpans(stored.content.settings.hours, now, untilMs)
        .map((span) => ({ ...span, untilMs: span.untilMs - JUMP_MS }))
        .filter((span) => span.fromMs < span.untilMs);
      keepWhile(build, { ...copied, of: stored.content.id, fonts, trueWhile });
    },
    /** The hub has said what time it is. */
    timeConfirmed(): void {
      if (!isTimeSure()) void drop();
    },
  };
}
