import { openSpans } from '../../core/calendar/opening-hours.ts';
import { weightOfCutFont } from '../../core/protocol/font-type.ts';
import type { DisplayState } from '../display/display-state.ts';
import type { VisitState } from '../display/visit-state.ts';
import type { Clock } from '../platform/clock.ts';
import type { StoredPackage } from '../platform/content-db.ts';
import type { Still } from '../platform/still-cache.ts';
import type { LobbyTime } from './lobby-time.ts';
import type { PostedContent } from './posted-content.ts';
import type { ShownContent } from './shown-content.ts';

/** Hours and holidays are known for longer; a tablet is seldom off for so long. */
const LONGEST_MS = 14 * 24 * 60 * 60_000;
/** A calendar that differs more from the hub's time shows something else than that. */
const SAME_TIME_MS = 1_000;

export interface StillParts {
  /** The device's own, by which the worker reckons. */
  calendar: Pick<Clock, 'now'>;
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

  function isAsEveryStart(): boolean {
    const { slide, pageNo } = display.step.value;
    return slide === display.slides.value[0] && pageNo === 1 && visit.isPutBack.value;
  }

  const isTimeSure = () => !time.isDoubtful.value && Math.abs(time.now() - calendar.now()) < SAME_TIME_MS;

  return {
    /** In the cache of a build. */
    keep(build: string): void {
      const stored = content.shown.value;
      if (isOver || stored === null || !isAsEveryStart() || !isTimeSure()) return;
      const copied = copy();
      if (copied === null) return;
      const now = calendar.now();
      const untilMs = Math.min(now + LONGEST_MS, posted.nextChangeMs());
      const trueWhile = openSpans(stored.content.settings.hours, now, untilMs);
      kept = keepStill(build, { ...copied, fonts: fontsOf(stored), trueWhile }).catch(() => {});
    },
    /** And never again on this page, which from now on shows something else than it began with. */
    async drop(): Promise<void> {
      isOver = true;
      await kept;
      await dropStills().catch(() => {});
    },
  };
}

function fontsOf({ content, files }: StoredPackage): Still['fonts'] {
  return content.files.flatMap(({ sha256, type }) => {
    const [weight, bytes] = [weightOfCutFont(type), files.get(sha256)];
    return weight === undefined || bytes === undefined ? [] : [{ sha256, weight, bytes }];
  });
}
