import { useRef } from 'preact/hooks';
import type { Page } from '../../core/display/pages.ts';
import { lobbyWords, slideNames } from '../../words/lobby.ts';
import type { DisplayState, Step } from './display-state.ts';
import { type TypeRange, useFittedType } from './fitted-type.ts';
import type { Pictures } from './pictures.ts';
import { Blocks, Opener, Speaker } from './slide-parts.tsx';
import { useSwipe } from './swiped.ts';

/** The sheet of paper: one page of one slide. */
export function Sheet({ display, pictures }: { display: DisplayState; pictures: Pictures }) {
  const step = display.step.value;
  const body = useRef<HTMLDivElement>(null);
  const { slide, page, pageNo, pages } = step;
  const picture = slide.kind === 'notice' ? slide.notice.picture : null;
  const address = picture === null ? null : pictures.addressOf(picture).value;
  const isPictured = address !== null;
  useFittedType(body, [step, isPictured], typeRange(step), display.pageTooLong);
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
      <Speaker slide={slide} />
      {isPictured && <div class="picture-place">{address !== '' && <img class="picture" src={address} alt="" />}</div>}
      <div class="sheet-body">
        <BodyTitle step={step} />
        <div class="sheet-text" ref={body}>
          {page.blocks.length > 0 ? <Blocks slide={slide} page={page} /> : <Opener slide={slide} />}
        </div>
        <PageDots pageNo={pageNo} pages={pages} />
      </div>
      <TimeLine display={display} />
    </article>
  );
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

/** Floors of the type scale: body 3.5 % of the short side; what stands alone may be larger. */
function typeRange({ slide, page }: Step): TypeRange {
  if (slide.kind === 'principle') return { floor: 3.5, cap: 7 };
  if (slide.kind === 'policy') return { floor: 3.5, cap: 5 };
  // Below its title, which is 5.
  if (slide.kind === 'notice') return { floor: 3.5, cap: 4.6 };
  if (slide.kind === 'department' || slide.kind === 'card') return { floor: 3.5, cap: 5 };
  return { floor: 3.5, cap: page.blocks.length > 1 ? 5.4 : 7 };
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
