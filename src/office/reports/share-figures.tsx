import type { Report, Share } from '../../core/reports/report.ts';
import { changeText, shareText, reportWords as words } from '../../words/office-reports.ts';

const sides = ['corrected', 'all'] as const;

/** 満足度 with its number of answers, 補正後 beside 全件, each against the period before and that of last year. */
export function ShareFigures({ report }: { report: Report }) {
  return (
    <div class="report-figures">
      {sides.map((side) => (
        <div key={side}>
          <h3>{words[side]}</h3>
          <p class="report-share">
            <b>{shareText(report.total[side])}</b>{' '}
            {report.total[side].n > 0 && <span>{words.count(report.total[side].n)}</span>}
          </p>
          <dl class="facts">
            <Compared name={words.comparedTo.before} now={report.total[side]} then={report.before[side]} />
            {report.period.kind !== 'year' && (
              <Compared name={words.comparedTo.lastYear} now={report.total[side]} then={report.lastYear[side]} />
            )}
          </dl>
        </div>
      ))}
    </div>
  );
}

function Compared({ name, now, then }: { name: string; now: Share; then: Share }) {
  const change = changeText(now, then);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class="report-then">
          {then.n === 0 ? words.noAnswers : words.compared(shareText(then), words.count(then.n))}
        </span>
        {change !== '' && <span class="report-change"> {change}</span>}
      </dd>
    </div>
  );
}
