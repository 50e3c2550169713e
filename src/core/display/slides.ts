import type { Department, Edition, Goal, Notice, Principle } from '../content/edition.ts';

/** One thing the lobby shows, over one page or several. `id` is what a rating names as `shown`. */
export type Slide =
  | { kind: 'policy'; id: 'policy'; title: string; principles: Principle[] }
  | { kind: 'principle'; id: string; title: string; principle: Principle; count: number }
  | { kind: 'department'; id: string; department: Department }
  | { kind: 'goal'; id: string; path: string[]; goal: Goal; position: number; count: number }
  | { kind: 'notice'; id: string; notice: Notice }
  | { kind: 'card'; id: 'card' };

/**
 * The loop: policy, then department after department, one principle in turn between departments. Never empty: with nothing
 * to show it is the ward's default card.
 */
export function slidesOf(edition: Edition | null): Slide[] {
  if (edition === null) return [{ kind: 'card', id: 'card' }];
  const { policy, departments, notices } = edition;
  const slides: Slide[] = [];
  if (policy.principles.length > 0) {
    slides.push({ kind: 'policy', id: 'policy', title: policy.title, principles: policy.principles });
  }
  departments.forEach((department, index) => {
    if (index > 0 && policy.principles.length > 0) slides.push(principleSlide(edition, index - 1));
    slides.push(...departmentSlides(department));
  });
  notices.forEach((notice, index) => {
    slides.push({ kind: 'notice', id: `notice:${index + 1}`, notice });
  });
  return slides.length > 0 ? slides : [{ kind: 'card', id: 'card' }];
}

function principleSlide({ policy }: Edition, turn: number): Slide {
  const principle = policy.principles[turn % policy.principles.length]!;
  return {
    kind: 'principle',
    id: `principle:${principle.no}`,
    title: policy.title,
    principle,
    count: policy.principles.length,
  };
}

function departmentSlides(department: Department): Slide[] {
  const { id, path, goals } = department;
  const opener: Slide = { kind: 'department', id: `department:${id}`, department };
  return [
    opener,
    ...goals.map(
      (goal, index): Slide => ({
        kind: 'goal',
        id: `goal:${id}#${goal.no}`,
        path,
        goal,
        position: index + 1,
        count: goals.length,
      }),
    ),
  ];
}
