import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Term } from '../../core/content/edition.ts';
import { withoutRuby } from '../../core/content/ruby.ts';
import { termIn } from '../../core/display/in-language.ts';
import { useColumnPages } from '../../ui/column-pages.ts';
import { useLobbyWords } from '../../ui/lobby-words.ts';
import { PageTurner } from '../../ui/page-turner.tsx';
import { htmlLang } from '../../words/lobby-languages.ts';
import { ToldText } from './told-text.tsx';
import type { VisitState } from './visit-state.ts';

/** What a term means, over the sheet. Controls and faces stay, so it is no modal dialog. */
export function TermCard({ visit, term }: { visit: VisitState; term: Term }) {
  const words = useLobbyWords();
  const card = useRef<HTMLDialogElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const { word, given, meaning } = termIn(term, visit.language.value);
  const columns = useColumnPages(text, [meaning.text, visit.textSize.value, words]);
  useLayoutEffect(() => card.current!.focus(), [term]);
  return (
    <div class="term-place">
      {/* For a finger that touches beside the card; others have Escape and 閉じる. */}
      <div class="term-beside" aria-hidden="true" onClick={visit.closeTerm} />
      <dialog class="term-card" open ref={card} tabIndex={-1} aria-label={withoutRuby(word.text)}>
        <header class="term-title">
          <h2 lang={htmlLang(word.lang)}>
            <ToldText text={word.text} />
          </h2>
          {given.length > 0 && (
            <p lang="ja">
              <ToldText text={given.join('　')} />
            </p>
          )}
        </header>
        <div class="term-meaning" ref={text}>
          <p lang={htmlLang(meaning.lang)}>
            <ToldText text={meaning.text} />
          </p>
        </div>
        <footer class="term-foot">
          <PageTurner {...columns} />
          {meaning.lang === 'ja' && words.japaneseOnly !== '' && <p class="japanese-only">{words.japaneseOnly}</p>}
          <button type="button" class="control control-close" onClick={visit.closeTerm}>
            {words.close}
          </button>
        </footer>
      </dialog>
    </div>
  );
}
