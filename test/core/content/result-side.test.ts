import { describe, expect, it } from 'vitest';
import { departmentsOf, sideOfYear, withGoals } from '../../../src/core/content/result-side.ts';
import { aWardWithResults } from '../../support/a-ward-with-results.ts';
import { anEdition } from '../../support/an-edition.ts';

describe('sideOfYear', () => {
  it.each([
    ['令和7年度', 2025, 'previous'],
    ['2025年度', 2025, 'previous'],
    ['令和7年度', 2026, 'current'],
    ['令和7年度', 2024, 'current'],
    ['', 2025, 'current'],
    [null, 2025, 'current'],
  ] as const)('with last year called %j puts results of %i beside the goals that are %s', (label, year, side) => {
    const edition = label === null ? anEdition() : { ...anEdition(), previous: { label, departments: [] } };
    expect(sideOfYear(edition, year)).toBe(side);
  });
});

describe('withGoals', () => {
  it.each(['current', 'previous'] as const)('changes the goals of the %s side alone', (side) => {
    const ward = aWardWithResults();
    const changed = withGoals(ward, side, (goal, { id }) => ({ ...goal, level: id }));
    const other = side === 'current' ? 'previous' : 'current';
    expect(departmentsOf(changed, other)).toEqual(departmentsOf(ward, other));
    expect(departmentsOf(changed, side)).toEqual(
      departmentsOf(ward, side).map((department) => ({
        ...department,
        goals: department.goals.map((goal) => ({ ...goal, level: department.id })),
      })),
    );
  });

  it('leaves an edition without last year as it is', () => {
    expect(withGoals(anEdition(), 'previous', (goal) => ({ ...goal, level: 'x' }))).toEqual(anEdition());
    expect(departmentsOf(anEdition(), 'previous')).toEqual([]);
  });
});
