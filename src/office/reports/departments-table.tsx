import type { Report } from '../../core/reports/report.ts';
import { reportWords as words } from '../../words/office-reports.ts';
import { SidesTable } from './sides-table.tsx';

/** The departments that visitors named, by name: no ranking. */
export function DepartmentsTable({ report: { departments } }: { report: Report }) {
  if (departments.length === 0) return <p>{words.noAnswers}</p>;
  const rows = departments.map(({ name, ...sides }) => ({ name: name.replaceAll('/', ' '), ...sides }));
  return (
    <>
      <SidesTable head={words.department} rows={rows} nameClass="department-name" />
      <p class="hint">{words.departmentsHint}</p>
    </>
  );
}
