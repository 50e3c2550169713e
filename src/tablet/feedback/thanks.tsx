import { useLobbyWords } from '../../ui/lobby-words.ts';

export interface ThanksProps {
  /** When the rating was tapped; `null` = nobody is thanked. */
  atMs: number | null;
  /** What they stand over. */
  over: 'sheet' | 'index' | 'questions';
}

/** Said only when the rating is on disk; the same words after every face. */
export function Thanks({ atMs, over }: ThanksProps) {
  const words = useLobbyWords();
  return (
    <div class={`thanks-place thanks-over-${over}`} role="status">
      {atMs !== null && (
        // A new rating is thanked anew, also for those who hear it.
        <div class="thanks" key={atMs}>
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
