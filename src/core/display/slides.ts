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
 * The loop: policy, then department after department, one principle and one notice in turn between departments. Never empty:
 * with nothing to show it is the ward's default card.
 */
export function slidesOf(edition: Edition | null): Slide[] {
  if (edition === null) return [{ kind: 'card', id: 'card' }];
  const { policy, departments, notices } = edition;
  const slides: Slide[] = [];
  if (policy.principles.length > 0) {
    slides.push({ kind: 'policy', id: 'policy', title: policy.title, principles: policy.principles });
  }
  const told = noticeSlides(notices);
  departments.forEach((department, index) => {
    if (index > 0) slides.push(...between(edition, told, index - 1));
    slides.push(...departmentSlides(department));
  });
  // Those whose turn did not come between departments.
  slides.push(...told.slice(Math.max(0, departments.length - 1)));
  return slides.length > 0 ? slides : [{ kind: 'card', id: 'card' }];
}

/** Named by their title, which stays the same while others appear and go; two of one title are told apart by their turn. */
function noticeSlides(notices: Notice[]): Slide[] {
  const turns = new Map<string, number>();
  return notices.map((notice) => {
    const turn = (turns.get(notice.title) ?? 0) + 1;
    turns.set(notice.title, turn);
    return { kind: 'notice', id: `notice:${notice.title}${turn > 1 ? `#${turn}` : ''}`, notice };
  });
}

/** Between two departments: a principle and a notice, each in turn. A loop is long, and news cannot wait for its end. */
function between(edition: Edition, told: Slide[], turn: number): Slide[] {
  const principle = edition.policy.principles.length > 0 ? [principleSlide(edition, turn)] : [];
  return told.length > 0 ? [...principle, told[turn % told.length]!] : principle;
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
