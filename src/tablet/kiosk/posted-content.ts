import { editionInEffect, nextEditionMs } from '../../core/content/edition-in-effect.ts';
import { nextChangeMs, postedNow } from '../../core/content/posting-period.ts';
import type { ContentPackage, OnShow, ShownEdition } from '../../core/protocol/envelopes.ts';
import type { Clock } from '../platform/clock.ts';
import type { LobbyTime } from './lobby-time.ts';

export interface PostedContentParts {
  clock: Pick<Clock, 'after'>;
  time: Pick<LobbyTime, 'now'>;
  show: (shown: OnShow, content: ContentPackage) => void;
}

export type PostedContent = ReturnType<typeof createPostedContent>;

/** A jump of the calendar is noticed at the latest after this. */
const LOOK_EVERY_MS = 30_000;

/** Of the package on the tablet, what is to be seen at this minute; the next change is computed, not polled for. */
export function createPostedContent({ clock, time, show }: PostedContentParts) {
  let content: ContentPackage | null = null;
  let cancel = () => {};

  const inEffect = ({ editions }: ContentPackage, now: number): ShownEdition =>
    editionInEffect(editions as [ShownEdition, ...ShownEdition[]], now);

  function look() {
    cancel();
    if (content === null) return;
    const now = time.now();
    const edition = inEffect(content, now);
    const ratings = content.ratings === undefined ? [] : [content.ratings];
    show({ ...edition, notices: postedNow(edition.notices, now), ratings: postedNow(ratings, now) }, content);
    cancel = clock.after(Math.min(LOOK_EVERY_MS, nextMs(content, now) - now), look);
  }

  function nextMs(stored: ContentPackage, now: number): number {
    const { notices } = inEffect(stored, now);
    const posted = stored.ratings === undefined ? notices : [...notices, stored.ratings];
    const changes = [nextChangeMs(posted, now), nextEditionMs(stored.editions, now)];
    return Math.min(...changes.map((ms) => ms ?? Number.POSITIVE_INFINITY));
  }

  return {
    /** Another package takes the place of the one before; `null` = none is to be seen any more. */
    put(stored: ContentPackage | null) {
      content = stored;
      look();
    },
    /** Whether a notice of this title would be on show at this minute. */
    hasNotice(stored: ContentPackage, title: string): boolean {
      const now = time.now();
      return postedNow(inEffect(stored, now).notices, now).some((notice) => notice.title === title);
    },
    /** All of what is in effect at this minute, with the notices whose time has not come or is over. */
    inEffect: (): ShownEdition | null => content && inEffect(content, time.now()),
    /** When something else is to be seen, in ms since 1970; `Infinity` = never. */
    nextChangeMs: () => (content === null ? Number.POSITIVE_INFINITY : nextMs(content, time.now())),
    look,
    end: () => cancel(),
  };
}
