import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import type { Slide } from '../../core/display/slides.ts';
import { wordBreaks } from '../../core/display/word-breaks.ts';
import { lobbyWords } from '../../words/lobby.ts';
import { useFittedType } from './fitted-type.ts';

/** The blue field: who speaks. The policy speaks for all and has none. */
export function Speaker({ slide, scale }: { slide: Slide; scale: number }) {
  const field = useRef<HTMLDivElement>(null);
  // Names are not paged: they follow 文字の大きさ half the way, as far as the field holds them. The room is for the promise.
  useFittedType(
    field,
    [slide],
    { floor: 1, cap: (1 + scale) / 2, least: 1 },
    {
      othersFit: () => true,
      tooLong: () => {
        field.current!.classList.add('speaker-tight');
        return false;
      },
    },
  );
  switch (slide.kind) {
    case 'goal':
      return (
        <div class="speaker" ref={field}>
          <DepartmentName path={slide.path} />
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
        <div class="speaker" ref={field}>
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

export function DepartmentName({ path }: { path: string[] }) {
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
