import { useLobbyWords } from '../../ui/lobby-words.ts';
import type { RatingState } from './rating-state.ts';

/** Said only when the rating is on disk; the same words after every face. */
export function Thanks({ rating }: { rating: RatingState }) {
  const words = useLobbyWords();
  return (
    <div class="thanks-place" role="status">
      {rating.thankedAtMs.value !== null && (
        // A new rating is thanked anew, also for those who hear it.
        <div class="thanks" key={rating.thankedAtMs.value}>
          <svg class="thanks-mark" viewBox="0 0 64 64" aria-hidden="true">
            <circle cx="32" cy="32" r="30" />
            <path d="M19 33l9 9 18-19" />
          </svg>
          <p class="thanks-words">{words.thanks}</p>
        </div>
      )}
    </div>
  );
}
