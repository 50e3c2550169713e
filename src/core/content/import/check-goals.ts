import type { Department } from '../edition.ts';
import { departmentKey } from './department-names.ts';
import type { Findings } from './findings.ts';
import { comfortableLength } from './limits.ts';

type Spot = { row: number; column: string };

/** What staff should look at in the goal just added to `department`; none of it blocks publishing. */
export function checkLastGoal(department: Department, spot: Spot, findings: Findings): void {
  const goal = department.goals.at(-1)!;
  const values = { department: department.path.join(' '), no: goal.no };
  const before = department.goals.at(-2)?.no ?? 0;
  if (goal.no === 0) findings.warning('goal-number-missing', spot, values);
  else if (department.goals.some((other) => other !== goal && other.no === goal.no)) {
    findings.warning('goal-number-repeated', spot, values);
  } else if (goal.no !== before + 1 && (before !== 0 || department.goals.length === 1)) {
    findings.warning('goal-number-skipped', spot, { ...values, expected: before + 1 });
  }
  if (goal.text.length > comfortableLength) {
    findings.warning('text-too-long', spot, { length: goal.text.length, limit: comfortableLength });
  }
}

/** 前年度番号 must name a goal of last year's table. */
export function checkContinued(
  { id, goals }: Department,
  previous: Department[],
  { row }: Spot,
  findings: Findings,
): void {
  const { previousNo } = goals.at(-1)!;
  if (previousNo === undefined) return;
  const before = previous.find((department) => departmentKey(department.id) === departmentKey(id));
  if (before?.goals.some(({ no }) => no === previousNo)) return;
  findings.warning('previous-goal-missing', { row, column: '前年度番号' }, { found: previousNo });
}

/** A document without categories is fine; one goal without, among others that have one, is an oversight. */
export function checkCategories(goals: { category: string; spot: Spot }[], findings: Findings): void {
  if (goals.every(({ category }) => category === '')) return;
  for (const { category, spot } of goals) {
    if (category === '') findings.warning('goal-category-missing', spot);
  }
}
