import type { Rating } from '../../core/feedback/event.ts';
import type { RatingDb } from '../platform/rating-db.ts';

/** As many ratings as kiosk.yaml can ask about, each with its two details. */
const MOST_RATINGS = 100;
const MOST_EVENTS = MOST_RATINGS * 3;

export type RecentRatings = ReturnType<typeof createRecentRatings>;

/** The last ratings on the tablet, from before a reload too, at hand without reading them again at every tap. */
export function createRecentRatings(db: Pick<RatingDb, 'recent'>) {
  let ratings: Rating[] = [];
  return {
    /** Where they cannot be read, nothing is known of them: the rating itself is worth more than what is said about it. */
    load: async () => {
      ratings = await db.recent(MOST_EVENTS).catch(() => []);
    },
    list: () => ratings,
    remember(rating: Rating) {
      ratings = [...ratings, rating].slice(-MOST_RATINGS);
    },
  };
}
