import type { Report, Share } from '../../core/reports/report.ts';
import { shareText, reportWords as words } from '../../words/office-reports.ts';

const SHADES = 5;

/** How many answered on which weekday at which hour, shaded by how content they were; hours without an answer are left out. */
export function HoursTable({ report }: { report: Report }) {
  const hours = report.hours.corrected;
  const open = hours[0]!.map((_, hour) => hour).filter((hour) => hours.some((day) => day[hour]!.n > 0));
  if (open.length === 0) return <p>{words.noAnswers}</p>;
  const [from, until] = [open[0]!, open.at(-1)! + 1];
  const shown = Array.from({ length: until - from }, (_, index) => from + index);
  return (
    <>
      <div class="table-place">
        <table class="hours-table">
          <thead>
            <tr>
              <td />
              {shown.map((hour) => (
                <th scope="col" key={hour}>
                  {words.atHour(hour)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((day, weekday) => (
              <tr key={words.weekdays[weekday]}>
                <th scope="row">{words.weekdays[weekday]}</th>
                {shown.map((hour) => {
                  const share = day[hour]!;
                  const shade = shadeOf(share);
                  return (
                    <td class={`shade-${shade}`} key={hour} title={shareText(share)}>
                      {share.n === 0 ? '' : share.n}
                      {share.n > 0 && <small>{shareText(share)}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{words.hoursHint}</p>
      <ul class="shades">
        {Array.from({ length: SHADES }, (_, shade) => (
          <li key={shade}>
            <span class={`shade-${shade}`} aria-hidden="true" />
            {words.shade((shade * 100) / SHADES, ((shade + 1) * 100) / SHADES)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** How content they were; of nobody, or of too few, there is no shade. */
function shadeOf({ n, satisfied }: Share): number | 'none' {
  return n === 0 || satisfied === null ? 'none' : Math.min(SHADES - 1, Math.floor((satisfied / n) * SHADES));
}
