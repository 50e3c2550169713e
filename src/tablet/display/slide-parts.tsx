import type { Page } from '../../core/display/pages.ts';
import type { Slide } from '../../core/display/slides.ts';
import { useLobbyWords } from '../../ui/lobby-words.ts';
import { htmlLang } from '../../words/lobby-languages.ts';
import { MarkedText, useMarkedTexts } from './marked-text.tsx';
import { DepartmentName } from './speaker.tsx';
import { ToldText } from './told-text.tsx';

/** What is promised: paragraphs, or a numbered list where there are several steps. */
export function Blocks({ slide, page }: { slide: Slide; page: Page }) {
  const marked = useMarkedTexts(page.blocks);
  return (
    <>
      {page.blocks.map((block, index) => (
        <div class={`block block-${block.kind}`} key={block.text}>
          {block.no !== null && slide.kind !== 'principle' && <span class="block-no">{block.no}</span>}
          <p lang={htmlLang(block.lang)}>
            {marked === null ? <ToldText text={block.text} /> : <MarkedText stretches={marked[index]!} />}
          </p>
        </div>
      ))}
    </>
  );
}

/** A department before its goals, or the ward's card where there is nothing else to show. */
export function Opener({ slide, isLarge }: { slide: Slide; isLarge: boolean }) {
  const words = useLobbyWords();
  if (slide.kind !== 'department') {
    return (
      <div class="card">
        <h1>
          <ToldText text={words.welcome} />
        </h1>
        <p>
          <ToldText text={words.cardText} />
        </p>
      </div>
    );
  }
  const { path, goals, floor = '' } = slide.department;
  return (
    <div class="opener">
      <DepartmentName path={path} name={slide.name} />
      {floor !== '' && (
        <p class="opener-floor" lang="ja">
          {floor}
        </p>
      )}
      <p class="opener-count">{words.goalsOfDepartment(goals.length)}</p>
      {/* Large type needs the room for the name; each goal says its kind itself. */}
      {!isLarge && (
        <ol class="opener-goals" lang="ja">
          {goals.map((goal, index) => (
            <li class="category" key={index}>
              {index + 1} {goal.category}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
