import type { FunctionComponent } from 'preact';
import { useContext } from 'preact/hooks';
import { type Block, outcomeAt, type Page } from '../../core/display/pages.ts';
import type { GoalSlide, RatingsSlide, Slide } from '../../core/display/slides.ts';
import { useLobbyWords } from '../../ui/lobby-words.ts';
import type { LobbyWords } from '../../words/lobby.ts';
import { htmlLang } from '../../words/lobby-languages.ts';
import { MarkingContext } from './marking.ts';
import { DepartmentName } from './speaker.tsx';
import { ToldText } from './told-text.tsx';
import { yearName } from './year-name.ts';

export interface BlocksProps {
  slide: Slide;
  page: Page;
  words: LobbyWords;
}

/** What is promised: paragraphs, or a numbered list where there are several steps; and what came of it, beside or below it. */
export function Blocks({ slide, page, words }: BlocksProps) {
  const marking = useContext(MarkingContext);
  const marked = marking?.marksOf(page.blocks) ?? null;
  const shown = page.blocks.map((block, index) => (
    <div class={`block block-${block.kind}`} key={block.text}>
      {block.kind === 'level' && <span class="level">{words.level}</span>}
      {block.label && <span class="block-label">{block.label}</span>}
      {block.no !== null && slide.kind !== 'principle' && <span class="block-no">{block.no}</span>}
      <p lang={htmlLang(block.lang)}>
        {marking && marked ? <marking.MarkedText stretches={marked[index]!} /> : <ToldText text={block.text} />}
      </p>
    </div>
  ));
  const outcome = outcomeAt(page.blocks);
  if (slide.kind !== 'goal' || outcome < 1) return <>{shown}</>;
  return (
    <div class="pair">
      <div>{shown.slice(0, outcome)}</div>
      <div>
        <h2 class="part-title">{partTitle(slide, 'result', words)}</h2>
        {shown.slice(outcome)}
      </div>
    </div>
  );
}

/** What a part of a goal is; of another year it says so. */
export function partTitle({ year, result }: GoalSlide, kind: Block['kind'], words: LobbyWords): string {
  const isOutcome = kind === 'level' || kind === 'result';
  const what = isOutcome ? words.result : kind === 'action' ? words.actions : words.aim;
  const label = isOutcome && result !== null ? (result.year ?? year) : year;
  return label === null ? what : words.ofYear(yearName(label, words), what);
}

export interface OpenerProps {
  slide: Slide;
  isLarge: boolean;
  /** How 皆さまの評価 is drawn; it comes behind the first slide, and its slide with it. */
  RatingsFigure: FunctionComponent<Pick<RatingsSlide, 'ratings'>> | undefined;
}

/** A department before its goals, last month's ratings, or the ward's card where there is nothing else to show. */
export function Opener({ slide, isLarge, RatingsFigure }: OpenerProps) {
  const words = useLobbyWords();
  if (slide.kind === 'ratings' && RatingsFigure) return <RatingsFigure {...slide} />;
  if (slide.kind !== 'department') return <WelcomeCard />;
  const { path, goals, floor = '' } = slide.department;
  return (
    <div class="opener">
      <DepartmentName path={path} name={slide.name} />
      {floor !== '' && (
        <p class="opener-floor" lang="ja">
          {floor}
        </p>
      )}
      {/* One that has none is there to be found, or for its results of last year. */}
      {goals.length > 0 && <p class="opener-count">{words.goalsOfDepartment(goals.length)}</p>}
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

/** What stands where there is nothing else to show, or nothing that can be shown. */
export function WelcomeCard() {
  const words = useLobbyWords();
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
