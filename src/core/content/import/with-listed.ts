import type { Department } from '../edition.ts';
import { departmentKey } from './department-names.ts';
import type { Findings } from './findings.ts';
import type { ListedDepartment } from './read-small-tables.ts';

/** The departments of the goals with what 部署 says of them, in its order; those without goals are there to be found, too. */
export function withListed(
  departments: Department[],
  listed: { department: ListedDepartment; findings: Findings }[],
): Department[] {
  const known = new Map(
    departments.map((department) => [departmentKey(department.id), { department, order: Number.POSITIVE_INFINITY }]),
  );
  for (const { department, findings } of listed) {
    const { order, row, id, path, ...more } = department;
    const before = known.get(departmentKey(id));
    if (!before) findings.warning('department-without-goals', { row }, { department: path.join(' ') });
    known.set(departmentKey(id), {
      department: { ...(before?.department ?? { id, path, goals: [] }), ...more },
      order,
    });
  }
  return [...known.values()].toSorted(byOrder).map(({ department }) => department);
}

// Two that have no order: Infinity - Infinity is no number.
function byOrder(a: { order: number }, b: { order: number }): number {
  return a.order === b.order ? 0 : a.order - b.order;
}
