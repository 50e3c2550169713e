import { countsOf, type Edition } from './edition.ts';

/** What would leave the lobby: the policy, a whole department, or more goals than a slip of the hand explains. */
export type Loss =
  | { code: 'policy-lost' }
  | { code: 'department-lost'; department: string }
  | { code: 'goals-lost'; before: number; after: number };

const GOALS_LOST_LIMIT = 1 / 5;

/** What a new edition would remove that nobody may have meant to remove; empty when it may be published unasked. */
export function lostContent(before: Edition, after: Edition): Loss[] {
  const kept = new Set(after.departments.map((department) => department.id));
  const losses: Loss[] = before.departments
    .filter((department) => !kept.has(department.id))
    .map((department) => ({ code: 'department-lost', department: department.path.join(' ') }));
  if (before.policy.principles.length > 0 && after.policy.principles.length === 0)
    losses.unshift({ code: 'policy-lost' });
  const goals = { before: countsOf(before).goals, after: countsOf(after).goals };
  if (goals.before - goals.after > goals.before * GOALS_LOST_LIMIT) losses.push({ code: 'goals-lost', ...goals });
  return losses;
}
