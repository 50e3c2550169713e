import { render } from 'preact';
import { useRef } from 'preact/hooks';
import type { Page } from '../../core/display/pages.ts';
import type { Slide } from '../../core/display/slides.ts';
import { lobbyWords, slideNames } from '../../words/lobby.ts';
import type { DisplayState, Step } from './display-state.ts';
import { fitsAt, type TypeRange, useFittedType } from './fitted-type.ts';
import type { Pictures } from './pictures.ts';
import { Blocks, Opener } from './slide-parts.tsx';
import { Speaker } from './speaker.tsx';
import { useSwipe } from './swiped.ts';

/** The sheet of paper: one page of one slide. */
export function Sheet({ display, pictures, scale }: { display: DisplayState; pictures: Pictures; scale: number }) {
  const step = display.step.value;
  const body = useRef<HTMLDivElement>(null);
  const { slide, page, pageNo, pages } = step;
  const picture = slide.kind === 'notice' ? slide.notice.picture : null;
  const address = picture === null ? null : pictures.addressOf(picture).value;
  const isPictured = address !== null;
  useFittedType(body, [step, isPictured], typeRange(step, scale), {
    othersFit: (box, floor) => otherPages(display).every((other) => isHeld({ box, floor, slide, page: other })),
    tooLong: display.pageTooLong,
  });
  const swipe = useSwipe(display);
  const key = `${slide.id} ${pageNo}`;
  return (
    <article
      class={`sheet sheet-${slide.kind}${isPictured ? pictured(page) : ''}`}
      aria-label={nameOf(step)}
      aria-description={pageText(step)}
      key={key}
      {...swipe}
    >
      <Speaker slide={slide} scale={scale} />
      {isPictured && <div class="picture-place">{address !== '' && <img class="picture" src={address} alt="" />}</div>}
      <div class="sheet-body">
        <BodyTitle step={step} />
        <div class="sheet-text" ref={body}>
          {page.blocks.length > 0 ? <Blocks slide={slide} page={page} /> : <Opener slide={slide} isLarge={scale > 1} />}
        </div>
        <PageDots pageNo={pageNo} pages={pages} />
      </div>
      <TimeLine display={display} />
    </article>
  );
}

/** On arrival at a slide, from either side, the rest of its pages. */
function otherPages(display: DisplayState): Page[] {
  const { slide, page, pageNo, pages } = display.step.value;
  if (pageNo !== 1 && pageNo !== pages) return [];
  return display.pagesOf(slide).filter((other) => other !== page);
}

/** Lays a page out in a box like this one for a moment, before anything is painted. */
function isHeld({ box, floor, slide, page }: { box: HTMLElement; floor: number; slide: Slide; page: Page }): boolean {
  const trial = box.cloneNode() as HTMLElement;
  box.after(trial);
  render(<Blocks slide={slide} page={page} />, trial);
  const fits = fitsAt(trial, floor);
  render(null, trial);
  trial.remove();
  return fits;
}

function BodyTitle({ step: { slide, page } }: { step: Step }) {
  if (slide.kind === 'policy') {
    return (
      <header class="policy-title">
        <h1>{slide.title}</h1>
        <p>{lobbyWords.promises(slide.principles.length)}</p>
      </header>
    );
  }
  if (slide.kind === 'notice') {
    return (
      <header class="policy-title">
        <h1>{slide.notice.title}</h1>
        {slide.notice.owner !== '' && <p>{slide.notice.owner}</p>}
      </header>
    );
  }
  const kind = page.blocks[0]?.kind;
  if (slide.kind !== 'goal' || kind === undefined) return null;
  return <h2 class="part-title">{kind === 'action' ? lobbyWords.actions : lobbyWords.aim}</h2>;
}

function PageDots({ pageNo, pages }: { pageNo: number; pages: number }) {
  if (pages < 2) return null;
  return (
    <div class="dots" aria-hidden="true">
      {Array.from({ length: pages }, (_, index) => (
        <span class={index + 1 === pageNo ? 'dot dot-here' : 'dot'} />
      ))}
    </div>
  );
}

function TimeLine({ display }: { display: DisplayState }) {
  return (
    <div class="time-line" aria-hidden="true">
      <span style={{ transform: `scaleX(${display.elapsed.value.toFixed(3)})` }} />
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
  // Below its title, which is 5.
  if (slide.kind === 'notice') return 4.6;
  if (slide.kind !== 'goal') return 5;
  return page.blocks.length > 1 ? 5.4 : 7;
}

function nameOf({ slide }: Step): string {
  switch (slide.kind) {
    case 'policy':
      return slide.title;
    case 'principle':
      return slideNames.principle(slide.title, slide.principle.no);
    case 'department':
      return slideNames.department(slide.department.path);
    case 'goal':
      return slideNames.goal(slide.path, slide.goal.no);
    case 'notice':
      return slide.notice.title;
    case 'card':
      return lobbyWords.welcome;
  }
}

const pageText = ({ pageNo, pages }: Step) => lobbyWords.page(pageNo, pages);
