import type { Department, Edition, Goal, Notice, Principle } from '../content/edition.ts';
import { type YearByYear, yearByYear } from '../content/previous-results.ts';
import type { Language } from '../settings/choices.ts';
import {
  type CutGoal,
  goalIn,
  type InLanguage,
  nameIn,
  noticeIn,
  principleIn,
  resultIn,
  type Told,
  type ToldResult,
} from './in-language.ts';
import type { Block } from './pages.ts';

/** One thing the lobby shows, over one page or several, in a visitor's language. `id` is what a rating names as `shown`. */
export type Slide =
  | { kind: 'policy'; id: 'policy'; title: string; principles: InLanguage<Principle>[] }
  | { kind: 'principle'; id: string; title: string; principle: InLanguage<Principle>; count: number }
  | { kind: 'department'; id: string; department: Department; name: Told }
  | GoalSlide
  | NoticeSlide
  | RatingsSlide
  | { kind: 'card'; id: 'card' };

/** What the blue field says where it is not said by the kind of slide; `label` stands before the name. */
export interface Field {
  small: string;
  label?: string;
  name: Told;
  figure?: string;
}

/** `given` is the notice as it is in Japanese. `voice`: it says what a visitor's voice has changed; `facts` follow the text, headed `done`. */
export interface NoticeSlide {
  kind: 'notice';
  id: string;
  given: Notice;
  notice: InLanguage<Notice>;
  title: Told;
  field?: Field;
  voice?: { done: string; facts: Block[] };
}

/** 皆さまの評価 of last month, `ratings` in words. */
export interface RatingsSlide {
  kind: 'ratings';
  id: 'card';
  title: Told;
  field: Field;
  ratings: { percent: number; what: string; counted: string; note: string };
}

/** `year` = the 年度 of a goal of last year, shown in its own wording ('' where nobody named it); `null` for this year's. */
export interface GoalSlide {
  kind: 'goal';
  id: string;
  path: string[];
  name: Told;
  goal: InLanguage<Goal>;
  result: ToldResult | null;
  year: string | null;
  position: number;
  count: number;
}

/** What a slide belongs to: an opener and the goals behind it are one chapter, everything else is a chapter of its own. */
export function chapterOf(slide: Slide): string {
  switch (slide.kind) {
    case 'department':
      return slide.department.path.join('/');
    case 'goal':
      return slide.path.join('/');
    default:
      return slide.id;
  }
}

/**
 * The loop: policy, then department after department, one principle and one notice in turn between departments. Never empty:
 * with nothing to show it is the ward's default card.
 */
export function slidesOf(edition: Edition | null, language: Language = 'ja', cut: CutGoal = inOnePiece): Slide[] {
  if (edition === null) return [{ kind: 'card', id: 'card' }];
  const { policy, notices } = edition;
  const { title } = policy;
  const principles = policy.principles.map((principle) => principleIn(principle, language));
  const principleSlides = toldApart(
    principles.map((principle) => {
      const id = `principle:${principle.no}`;
      return { kind: 'principle', id, title, principle, count: principles.length };
    }),
  );
  const slides: Slide[] = [];
  if (principles.length > 0) slides.push({ kind: 'policy', id: 'policy', title, principles });
  // Named by their title, which stays the same while others appear and go.
  const told = toldApart(
    notices.map((notice) => {
      return { kind: 'notice', id: `notice:${notice.title}`, given: notice, ...noticeIn(notice, language) };
    }),
  );
  const departments = yearByYear(edition);
  departments.forEach((department, index) => {
    if (index > 0) slides.push(...between(principleSlides, told, index - 1));
    slides.push(...departmentSlides(department, language, cut, edition.previous?.label ?? ''));
  });
  // Those whose turn did not come between departments.
  slides.push(...told.slice(Math.max(0, departments.length - 1)));
  return slides.length > 0 ? slides : [{ kind: 'card', id: 'card' }];
}

const inOnePiece: CutGoal = (text) => [{ kind: 'text', text }];

/** Two notices may have one title, and goals no number: each further slide of a name is told apart by its turn. */
function toldApart(slides: Slide[]): Slide[] {
  const turns = new Map<string, number>();
  return slides.map((slide) => {
    let { id } = slide;
    while (turns.has(id)) {
      const turn = turns.get(slide.id)! + 1;
      turns.set(slide.id, turn);
      id = `${slide.id}#${turn}`;
    }
    turns.set(id, 1);
    return id === slide.id ? slide : ({ ...slide, id } as Slide);
  });
}

/** Between two departments: a principle and a notice, each in turn and each time a slide of its own. A loop is long, and news cannot wait for its end. */
function between(principles: Slide[], told: Slide[], turn: number): Slide[] {
  return [principles, told].flatMap((those) => (those.length > 0 ? { ...those[turn % those.length]! } : []));
}

function departmentSlides(
  { department, continued, others }: YearByYear,
  language: Language,
  cut: CutGoal,
  label: string,
): Slide[] {
  const { id, path, goals } = department;
  const name = nameIn(department, language);
  const opener: Slide = { kind: 'department', id: `department:${id}`, department, name };
  const slidesOfYear = (all: Goal[], year: string | null) =>
    all.map((goal, index): Slide => {
      const old = continued.get(goal);
      return {
        kind: 'goal',
        // As the contract writes it, `goal:<id>#<no>`, and yet another than this year's.
        id: `goal:${id}${year === null ? '' : `@${year}`}#${goal.no}`,
        path,
        name,
        goal: goalIn(goal, language, cut),
        result: old === undefined ? resultIn(goal, language, null) : resultIn(old, language, label),
        year,
        position: index + 1,
        count: all.length,
      };
    });
  return toldApart([opener, ...slidesOfYear(goals, null), ...slidesOfYear(others, label)]);
}
