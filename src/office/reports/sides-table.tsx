import type { Share, Sides } from '../../core/reports/report.ts';
import { shareText, reportWords as words } from '../../words/office-reports.ts';

export interface SidesRow extends Sides<Share> {
  name: string;
}

/** 満足度 with its number of answers, 補正後 beside 全件, a line each. */
export function SidesTable({ head, rows, nameClass }: { head: string; rows: SidesRow[]; nameClass?: string }) {
  return (
    <div class="table-place">
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{words.corrected}</th>
            <th scope="col">{words.answers}</th>
            <th scope="col">{words.all}</th>
            <th scope="col">{words.answers}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, all, corrected }) => (
            <tr key={name}>
              <th scope="row" class={nameClass}>
                {name}
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
  );
}
