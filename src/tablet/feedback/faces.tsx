import { useLobbyWords } from '../../ui/lobby-words.ts';
import { scoreLabel, scoresOf } from '../../words/scores.ts';
import { Face } from './face.tsx';
import type { RatingState } from './rating-state.ts';

export interface FacesProps {
  rating: RatingState;
  /** `lang` is undefined where the question is in the language of the page. */
  question: { text: string; lang: string | undefined };
  scale: 4 | 5;
}

/** The visitor's answer: five equal faces in a fixed order; one tap is one rating, complete. */
export function Faces({ rating, question, scale }: FacesProps) {
  const words = useLobbyWords();
  if (rating.isUnavailable.value) {
    return (
      <section class="faces-band faces-closed">
        <p class="unavailable" role="alert">
          {words.unavailable}
        </p>
      </section>
    );
  }
  return (
    <section class="faces-band">
      <div class="question">
        <p class="question-text" id="question" lang={question.lang}>
          {question.text}
        </p>
        <p class="question-note">{words.anonymous}</p>
      </div>
      <fieldset class="faces" aria-labelledby="question" aria-busy={rating.isSaving.value || !rating.isWriter.value}>
        {scoresOf(scale).map((score) => (
          <button
            type="button"
            key={score}
            class={rating.choice.value === score ? 'face-button face-pressed' : 'face-button'}
            onClick={() => rating.tap(score)}
          >
            <Face scale={scale} score={score} />
            <span class="face-word">{scoreLabel(scale, score, words.scores)}</span>
          </button>
        ))}
      </fieldset>
    </section>
  );
}
