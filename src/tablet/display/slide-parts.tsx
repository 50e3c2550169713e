import type { Page } from '../../core/display/pages.ts';
import type { Slide } from '../../core/display/slides.ts';
import { lobbyWords } from '../../words/lobby.ts';
import { DepartmentName } from './speaker.tsx';

/** What is promised: paragraphs, or a numbered list where there are several steps. */
export function Blocks({ slide, page }: { slide: Slide; page: Page }) {
  return (
    <>
      {page.blocks.map((block) => (
        <div class={`block block-${block.kind}`} key={block.text}>
          {block.no !== null && slide.kind !== 'principle' && <span class="block-no">{block.no}</span>}
          <p>{block.text}</p>
        </div>
      ))}
    </>
  );
}

/** A department before its goals, or the ward's card where there is nothing else to show. */
export function Opener({ slide, isLarge }: { slide: Slide; isLarge: boolean }) {
  if (slide.kind !== 'department') {
    return (
      <div class="card">
        <h1>{lobbyWords.welcome}</h1>
        <p>{lobbyWords.cardText}</p>
      </div>
    );
  }
  const { path, goals } = slide.department;
  return (
    <div class="opener">
      <DepartmentName path={path} />
      <p class="opener-count">{lobbyWords.goalsOfDepartment(goals.length)}</p>
      {/* Large type needs the room for the name; each goal says its kind itself. */}
      {!isLarge && (
        <ol class="opener-goals">
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
