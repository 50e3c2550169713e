import { useRef } from 'preact/hooks';
import { aboveName, type Told } from '../../core/display/in-language.ts';
import { characters } from '../../core/display/paginate.ts';
import type { Field, Slide } from '../../core/display/slides.ts';
import { wordBreaks } from '../../core/display/word-breaks.ts';
import { useLobbyWords } from '../../ui/lobby-words.ts';
import { htmlLang } from '../../words/lobby-languages.ts';
import type { Step } from './display-state.ts';
import { firstTry, useFittedType } from './fitted-type.ts';
import { ToldText, WithBreaks } from './told-text.tsx';
import { yearName } from './year-name.ts';

/** As many characters of a notice's title stand in the field; a longer one needs the width of the sheet. */
const TITLE_CHARACTERS = 24;

/** The policy speaks for all, and a department's opener is the field itself. */
export function hasSpeaker(slide: Slide): boolean {
  if (slide.kind === 'notice') return slide.field !== undefined || characters(slide.title.text) <= TITLE_CHARACTERS;
  return slide.kind === 'goal' || slide.kind === 'principle' || slide.kind === 'ratings';
}

/** The blue field: who speaks. */
export function Speaker({ step, scale }: { step: Step; scale: number }) {
  const { slide } = step;
  const words = useLobbyWords();
  const field = useRef<HTMLDivElement>(null);
  // Names are not paged: they follow 文字の大きさ half the way, as far as the field holds them, and give way a little where it does not. The room is for the promise.
  const range = { floor: 1, cap: (1 + scale) / 2, least: 0.6 };
  useFittedType(
    field,
    // The step is another one on a screen of another size.
    [step, words],
    range,
    { othersFit: () => true, tooLong: () => false },
  );
  switch (slide.kind) {
    case 'goal':
      return (
        <div class="speaker" ref={field} style={firstTry(step, range)}>
          <DepartmentName path={slide.path} name={slide.name} />
          <div class="speaker-goal">
            {slide.goal.category !== '' && (
              <p class="category" lang="ja">
                {slide.goal.category}
              </p>
            )}
            <p class="goal-count">
              <span>{slide.year === null ? words.goal : words.previousGoals(yearName(slide.year, words))}</span>
              <span class="goal-count-figures">
                <b>{slide.position}</b>／{slide.count}
              </span>
            </p>
          </div>
        </div>
      );
    case 'principle':
      return (
        <div class="speaker" ref={field} style={firstTry(step, range)}>
          <p class="speaker-small">
            <ToldText text={words.policy ?? slide.title} />
          </p>
          <h1 class="speaker-name">
            <ToldText text={words.promise} />
          </h1>
          <p class="goal-count">
            <span class="goal-count-figures">
              <b>{slide.principle.no}</b>／{slide.count}
            </span>
          </p>
        </div>
      );
    case 'notice':
    case 'ratings': {
      const said: Field = slide.field ?? { small: words.notices, name: slide.title };
      const owner = slide.kind === 'notice' ? slide.notice.owner : '';
      return (
        <div class="speaker" ref={field} style={firstTry(step, range)}>
          {said.small !== '' && (
            <p class="speaker-small">
              <ToldText text={said.small} />
            </p>
          )}
          <h1 class="speaker-name speaker-title" lang={htmlLang(said.name.lang)}>
            {said.label && (
              <span class="speaker-label">
                <ToldText text={said.label} />
              </span>
            )}
            <ToldText text={said.name.text} />
          </h1>
          {owner !== '' && (
            <p class="speaker-owner" lang="ja">
              {owner}
            </p>
          )}
          {said.figure && (
            <p class="goal-count">
              <span class="goal-count-figures">
                <b>{said.figure}</b>
              </span>
            </p>
          )}
        </div>
      );
    }
    default:
      return null;
  }
}

export function DepartmentName({ path, name }: { path: string[]; name: Told }) {
  const above = aboveName(path, name);
  return (
    <>
      {above.length > 0 && (
        <p class="speaker-small" lang="ja">
          {above.map((part) => (
            <span class="path-part" key={part}>
              {part}{' '}
            </span>
          ))}
        </p>
      )}
      <h1 class="speaker-name" lang={htmlLang(name.lang)}>
        {name.lang === 'ja' ? (
          <WithBreaks pieces={piecesOf(name)}>{(word) => <ToldText text={word} />}</WithBreaks>
        ) : (
          <ToldText text={name.text} />
        )}
      </h1>
    </>
  );
}

/** The loop comes round all day, and each page of a department names it. */
const known = new WeakMap<Told, string[]>();

function piecesOf(name: Told): string[] {
  const before = known.get(name);
  if (before !== undefined) return before;
  const pieces = wordBreaks(name.text);
  known.set(name, pieces);
  return pieces;
}
