import { useLobbyWords } from '../../ui/lobby-words.ts';

/** Said only when the rating is on disk; the same words after every face. `atMs` = when it was tapped, `null` = nobody is thanked. */
export function Thanks({ atMs }: { atMs: number | null }) {
  const words = useLobbyWords();
  return (
    <div class="thanks-place" role="status">
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
