import type { Report } from '../../core/reports/report.ts';
import { shareText, reportWords as words } from '../../words/office-reports.ts';

/** The departments that visitors named, by name: no ranking. */
export function DepartmentsTable({ report: { departments } }: { report: Report }) {
  if (departments.length === 0) return <p>{words.noAnswers}</p>;
  return (
    <>
      <div class="table-place">
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{words.department}</th>
              <th scope="col">{words.corrected}</th>
              <th scope="col">{words.answers}</th>
              <th scope="col">{words.all}</th>
              <th scope="col">{words.answers}</th>
            </tr>
          </thead>
          <tbody>
            {departments.map(({ name, all, corrected }) => (
              <tr key={name}>
                <th scope="row" class="department-name">
                  {name.replaceAll('/', ' ')}
                </th>
                <td>{shareText(corrected)}</td>
                <td>{words.count(corrected.n)}</td>
                <td>{shareText(all)}</td>
                <td>{words.count(all.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{words.departmentsHint}</p>
    </>
  );
}
