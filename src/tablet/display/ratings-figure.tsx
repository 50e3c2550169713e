import type { RatingsSlide } from '../../core/display/slides.ts';
import { ToldText } from './told-text.tsx';

/** Last month's share as a figure to be read from afar, and as a bar whose parts differ in pattern too. */
export function RatingsFigure({ ratings: { percent, what, counted, note } }: Pick<RatingsSlide, 'ratings'>) {
  return (
    <div class="ratings">
      <p class="ratings-share">
        <b>{percent}</b>%
      </p>
      <p class="ratings-what">
        <ToldText text={what} />
      </p>
      <div class="ratings-bar" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </div>
      <p class="ratings-counted">
        <ToldText text={counted} />
      </p>
      <p class="ratings-note">
        <ToldText text={note} />
      </p>
    </div>
  );
}
