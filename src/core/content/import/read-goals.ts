import type { Department } from '../edition.ts';
import { checkCategories, checkContinued, checkLastGoal } from './check-goals.ts';
import { departmentPaths } from './department-names.ts';
import type { Findings } from './findings.ts';
import { type GoalCells, goalCells } from './goal-cells.ts';
import { type Columns, columnsOf, isHeader, unknownNames } from './header.ts';
import { joinCutRows } from './join-cut-rows.ts';
import { limits } from './limits.ts';
import { filledDown, withoutSpannedCells } from './merged-cells.ts';
import { categoriesOf, goalOf } from './read-goal.ts';
import type { Table } from './table.ts';

interface GoalRow {
  row: number;
  columns: Columns;
  cells: GoalCells;
}

/** The table of goals; `rows` begin with its header. `previous` = last year's, which they may continue; `null` for those themselves. */
export function readGoals(table: Table, findings: Findings, previous: Department[] | null): Department[] {
  const goalRows = goalRowsOf(table, findings);
  const categories = categoriesOf(goalRows.map(({ cells }) => cells));
  const departmentCells = goalRows.map(({ row, columns, cells }) => ({
    text: cells.department,
    spot: { row, column: columns.names[columns.department!]! },
  }));
  const paths = departmentPaths(departmentCells, findings);

  const departments = new Map<string, Department>();
  const read: { category: string; spot: { row: number; column: string } }[] = [];
  for (const [index, { row, columns, cells }] of goalRows.entries()) {
    const path = paths[index]!;
    if (path.length === 0) findings.error('department-missing', departmentCells[index]!.spot);
    const goal = goalOf(cells, categories, row, columns, findings);
    if (path.length === 0 || goal === null) continue;
    const id = path.join('/');
    const reading = table.readings?.get(departmentCells[index]!.text)?.slice(0, limits.path);
    const department: Department = departments.get(id) ?? { id, path, goals: [], ...(reading && { reading }) };
    departments.set(id, department);
    department.goals.push(goal);
    const spot = { row, column: columns.names[columns.goal!]! };
    read.push({ category: goal.category, spot });
    checkLastGoal(department, spot, findings);
    if (previous !== null) checkContinued(department, previous, spot, findings);
  }
  checkCategories(read, findings);
  return [...departments.values()];
}

/** The rows by the meaning of their cells. A further header, as on a new page, rules the rows below it. */
function goalRowsOf({ rows, merges }: Table, findings: Findings): GoalRow[] {
  const starts = rows.flatMap((row, index) => (isHeader(row) ? [index] : []));
  const reported = new Set<string>();
  return starts.flatMap((start, at) => {
    const given = rows.slice(start, starts[at + 1]);
    const [header, ...body] = withoutSpannedCells(given, merges, rows[start]!, columnsOf(rows[start]!).goal!);
    const columns = columnsOf(header!);
    for (const name of unknownNames(columns)) {
      if (!reported.has(name))
        findings.warning('column-unknown', { row: rows[start]!.row, column: name }, { found: name });
      reported.add(name);
    }
    // Filled after joining: a row that holds nothing but a merged department is empty, and one more piece of text no goal.
    const whole = filledDown(joinCutRows(body, columns, findings), merges, columns);
    return whole.map(({ row, cells }) => ({ row, columns, cells: goalCells(cells, columns) }));
  });
}
