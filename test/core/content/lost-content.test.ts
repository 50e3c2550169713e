import { describe, expect, it } from 'vitest';
import { lostContent } from '../../../src/core/content/lost-content.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const before = readText(wardDocument()).edition!;
/** The ward with so many goals fewer, but every department. */
function without(goals: number) {
  let left = goals;
  const departments = before.departments.map((department) => {
    const dropped = Math.min(left, department.goals.length - 1);
    left -= dropped;
    return { ...department, goals: department.goals.slice(dropped) };
  });
  return { ...before, departments };
}

describe('lostContent', () => {
  it('finds nothing lost where words change or goals are added', () => {
    expect(lostContent(before, before)).toEqual([]);
    expect(lostContent({ ...before, departments: before.departments.slice(1) }, before)).toEqual([]);
  });

  it('names every department that would be gone', () => {
    expect(lostContent(before, { ...before, departments: before.departments.slice(1) })).toEqual([
      { code: 'department-lost', department: '危機管理担当' },
    ]);
  });

  it('allows a fifth of the goals to go, and no more', () => {
    expect(lostContent(before, without(8))).toEqual([]);
    expect(lostContent(before, without(9))).toEqual([{ code: 'goals-lost', before: 44, after: 35 }]);
  });

  it('keeps the policy of a ward whose new file has none', () => {
    const after = { ...before, policy: { ...before.policy, principles: [] } };
    expect(lostContent(before, after)).toEqual([{ code: 'policy-lost' }]);
  });
});
