import { render } from 'preact';
import { useRef } from 'preact/hooks';
import { withoutRuby } from '../../core/content/ruby.ts';
import type { Told } from '../../core/display/in-language.ts';
import { outcomeAt, type Page } from '../../core/display/pages.ts';
import { useLobbyWords } from '../../ui/lobby-words.ts';
import type { LobbyWords } from '../../words/lobby.ts';
import { htmlLang } from '../../words/lobby-languages.ts';
import type { DisplayState, Step } from './display-state.ts';
import { firstTry, fitsAt, fittedBefore, type TypeRange, useFittedType } from './fitted-type.ts';
import type { Pictures } from './pictures.ts';
import { Blocks, type BlocksProps, Opener, type OpenerProps, partTitle } from './slide-parts.tsx';
import { hasSpeaker, Speaker } from './speaker.tsx';
import { useSwipe } from './swiped.ts';
import { ToldText } from './told-text.tsx';
import { yearName } from './year-name.ts';

export interface SheetProps extends Pick<OpenerProps, 'RatingsFigure'> {
  step: Step;
  display: DisplayState;
  pictures: Pictures;
  scale: number;
}

/** The sheet of paper: one page of one slide. */
export function Sheet({ step, display, pictures, scale, RatingsFigure }: SheetProps) {
  const words = useLobbyWords();
  const body = useRef<HTMLDivElement>(null);
  const { slide, page, pageNo, pages } = step;
  const picture = slide.kind === 'notice' ? slide.notice.picture : null;
  const address = picture === null ? null : pictures.addressOf(picture).value;
  const isPictured = address !== null;
  const isSpoken = hasSpeaker(slide) && !isPictured;
  const isVoice = slide.kind === 'notice' && slide.voice;
  const isOnlyJapanese = words.japaneseOnly !== '' && isJapanese(step);
  const range = typeRange(step, scale);
  useFittedType(body, [page, step, isPictured, words], range, {
    othersFit: (box, floor) =>
      otherPages(display, step).every((other) => isHeld({ box, floor, slide, page: other, words })),
    tooLong: display.pageTooLong,
  });
  const swipe = useSwipe(display);
  return (
    <article
      class={`sheet sheet-${slide.kind}${isPictured ? pictured(page) : ''}${isSpoken ? ' sheet-spoken' : ''}${isVoice ? ' sheet-voice' : ''}`}
      aria-label={withoutRuby(nameOf(step, words))}
      aria-description={words.page(pageNo, pages)}
      {...swipe}
    >
      {isSpoken && <Speaker step={step} scale={scale} />}
      {isPictured && <div class="picture-place">{address !== '' && <img class="picture" src={address} alt="" />}</div>}
      <div class="sheet-body">
        {!(isSpoken && slide.kind === 'notice') && <BodyTitle step={step} />}
        <div class="sheet-text" ref={body} style={firstTry(page, range)}>
          {page.blocks.length > 0 ? (
            <Blocks slide={slide} page={page} words={words} />
          ) : (
            <Opener slide={slide} isLarge={scale > 1} RatingsFigure={RatingsFigure} />
          )}
        </div>
        {(isOnlyJapanese || pages > 1) && (
          <footer class="sheet-foot">
            {isOnlyJapanese && <p class="japanese-only">{words.japaneseOnly}</p>}
            <PageNo pageNo={pageNo} pages={pages} />
          </footer>
        )}
      </div>
    </article>
  );
}

/** On arrival at a slide, from either side, the rest of its pages. */
function otherPages(display: DisplayState, { slide, page, pageNo, pages }: Step): Page[] {
  if (pageNo !== 1 && pageNo !== pages) return [];
  return display.pagesOf(slide).filter((other) => other !== page);
}

/** Lays a page out in a box like this one for a moment, before anything is painted. */
function isHeld({ box, floor, ...shown }: { box: HTMLElement; floor: number } & BlocksProps): boolean {
  if (fittedBefore(box, floor, shown.page)) return true;
  const trial = box.cloneNode() as HTMLElement;
  box.after(trial);
  render(<Blocks {...shown} />, trial);
  const fits = fitsAt(trial, floor);
  render(null, trial);
  trial.remove();
  return fits;
}

function BodyTitle({ step: { slide, page } }: { step: Step }) {
  const words = useLobbyWords();
  if (slide.kind === 'policy') {
    return (
      <header class="policy-title">
        <h1>
          <ToldText text={words.policy ?? slide.title} />
        </h1>
        <p>
          <ToldText text={words.promises(slide.principles.length)} />
        </p>
      </header>
    );
  }
  if (slide.kind === 'notice') {
    return (
      <header class="policy-title">
        <h1 lang={htmlLang(slide.title.lang)}>
          <ToldText text={slide.title.text} />
        </h1>
        {slide.notice.owner !== '' && <p lang="ja">{slide.notice.owner}</p>}
      </header>
    );
  }
  if (slide.kind !== 'goal' || page.blocks.length === 0) return null;
  const first = <h2 class="part-title">{partTitle(slide, page.blocks[0]!.kind, words)}</h2>;
  if (outcomeAt(page.blocks) < 1) return first;
  return (
    <div class="part-titles">
      {first}
      <h2 class="part-title">{partTitle(slide, 'result', words)}</h2>
    </div>
  );
}

/** As many dots can be told apart, and beside a note there is no room for more. */
const MOST_DOTS = 12;

function PageNo({ pageNo, pages }: { pageNo: number; pages: number }) {
  const words = useLobbyWords();
  if (pages < 2) return null;
  if (pages > MOST_DOTS) {
    return (
      <p class="page-no" aria-hidden="true">
        {words.page(pageNo, pages)}
      </p>
    );
  }
  return (
    <div class="dots" aria-hidden="true">
      {Array.from({ length: pages }, (_, index) => (
        <span class={index + 1 === pageNo ? 'dot dot-here' : 'dot'} />
      ))}
    </div>
  );
}

/** A poster says everything itself, so it gets the room. */
const pictured = ({ characters }: Page) => (characters === 0 ? ' sheet-pictured sheet-poster' : ' sheet-pictured');

/** Floors of the type scale: body 3.5 % of the short side; what stands alone may be larger. All of it times 文字の大きさ. */
function typeRange(step: Step, scale: number): TypeRange {
  const least = 3.5;
  // These cannot be cut into pages.
  const floor = step.page.blocks.length === 0 ? least : least * scale;
  return { least, floor, cap: capOf(step) * scale };
}

function capOf({ slide, page }: Step): number {
  if (slide.kind === 'principle') return 7;
  if (slide.kind === 'notice') return 6;
  if (slide.kind !== 'goal') return 5;
  return page.blocks.length > 1 ? 5.4 : 7;
}

/** Whether something of it has no other language. */
function isJapanese({ slide, page }: Step): boolean {
  if (slide.kind === 'department') return slide.name.lang === 'ja';
  if (slide.kind === 'notice' && slide.title.lang === 'ja') return true;
  // A level (◎, 80 %) is no text to be translated, and a department is found by what stands at its counter.
  return page.blocks.some(({ lang, kind }) => lang === 'ja' && kind !== 'level' && kind !== 'fact');
}

function nameOf({ slide }: Step, words: LobbyWords): string {
  switch (slide.kind) {
    case 'policy':
      return words.policy ?? slide.title;
    case 'principle':
      return words.principleName(words.policy ?? slide.title, slide.principle.no);
    case 'department':
      return pathIn(slide.department.path, slide.name).join(' ');
    case 'goal':
      return words.goalName(
        [...pathIn(slide.path, slide.name), ...(slide.year === null ? [] : [yearName(slide.year, words)])],
        slide.goal.no,
      );
    case 'notice':
    case 'ratings':
      return slide.title.text;
    case 'card':
      return words.welcome;
  }
}

const pathIn = (path: string[], name: Told) => (name.lang === 'ja' ? path : [name.text]);
