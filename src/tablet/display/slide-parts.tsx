import { Fragment } from 'preact';
import type { Page } from '../../core/display/pages.ts';
import type { Slide } from '../../core/display/slides.ts';
import { wordBreaks } from '../../core/display/word-breaks.ts';
import { lobbyWords } from '../../words/lobby.ts';

/** The blue field: who speaks. The policy speaks for all and has none. */
export function Speaker({ slide }: { slide: Slide }) {
  switch (slide.kind) {
    case 'goal':
      return (
        <div class="speaker">
          <Department path={slide.path} />
          {slide.goal.category !== '' && <p class="category">{slide.goal.category}</p>}
          <p class="goal-count">
            <span>{lobbyWords.goal}</span>
            <span class="goal-count-figures">
              <b>{slide.position}</b>／{slide.count}
            </span>
          </p>
        </div>
      );
    case 'principle':
      return (
        <div class="speaker">
          <p class="speaker-small">{slide.title}</p>
          <h1 class="speaker-name">{lobbyWords.promise}</h1>
          <p class="goal-count">
            <span class="goal-count-figures">
              <b>{slide.principle.no}</b>／{slide.count}
            </span>
          </p>
        </div>
      );
    default:
      return null;
  }
}

function Department({ path }: { path: string[] }) {
  return (
    <>
      {path.length > 1 && (
        <p class="speaker-small">
          {path.slice(0, -1).map((part) => (
            <span class="path-part" key={part}>
              {part}{' '}
            </span>
          ))}
        </p>
      )}
      <h1 class="speaker-name">
        {wordBreaks(path.at(-1) ?? '').map((word, index) => (
          <Fragment key={index}>
            {index > 0 && <wbr />}
            {word}
          </Fragment>
        ))}
      </h1>
    </>
  );
}

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
export function Opener({ slide }: { slide: Slide }) {
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
      <Department path={path} />
      <p class="opener-count">{lobbyWords.goalsOfDepartment(goals.length)}</p>
      <ol class="opener-goals">
        {goals.map((goal, index) => (
          <li class="category" key={index}>
            {index + 1} {goal.category}
          </li>
        ))}
      </ol>
    </div>
  );
}
