import type { useColumnPages } from './column-pages.ts';
import { useLobbyWords } from './lobby-words.ts';

/** Turns the pages of a list that flows through columns; nothing where one page holds it all. */
export function PageTurner({ page, pages, turn }: Pick<ReturnType<typeof useColumnPages>, 'page' | 'pages' | 'turn'>) {
  const words = useLobbyWords();
  if (pages < 2) return null;
  return (
    <div class="loop-controls">
      <button type="button" class="control" aria-disabled={page === 0} onClick={() => turn(-1)}>
        {words.previousPage}
      </button>
      <p class="index-page" role="status">
        {words.page(page + 1, pages)}
      </p>
      <button type="button" class="control" aria-disabled={page === pages - 1} onClick={() => turn(1)}>
        {words.nextPage}
      </button>
    </div>
  );
}
