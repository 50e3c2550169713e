import { periodBefore, periodLastYear } from '../../core/calendar/periods.ts';
import type { Report, Share } from '../../core/reports/report.ts';
import { changeText, shareText, reportWords as words } from '../../words/office-reports.ts';

const sides = ['corrected', 'all'] as const;

export interface ShareFiguresProps {
  report: Report;
  /** Ratings of days before this one have left after their years; `null` = none ever. */
  keptFromDay: number | null;
}

/** 満足度 with its number of answers, 補正後 beside 全件, each against the period before and that of last year. */
export function ShareFigures({ report, keptFromDay }: ShareFiguresProps) {
  const hasLeft = ({ from }: { from: number }) => keptFromDay !== null && from < keptFromDay;
  const before = { name: words.comparedTo.before, hasLeft: hasLeft(periodBefore(report.period)) };
  const lastYear = { name: words.comparedTo.lastYear, hasLeft: hasLeft(periodLastYear(report.period)) };
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
            <Compared {...before} now={report.total[side]} then={report.before[side]} />
            {report.period.kind !== 'year' && (
              <Compared {...lastYear} now={report.total[side]} then={report.lastYear[side]} />
            )}
          </dl>
        </div>
      ))}
    </div>
  );
}

interface ComparedProps {
  name: string;
  now: Share;
  then: Share;
  /** What is there of that time is not all. */
  hasLeft: boolean;
}

function Compared({ name, now, then, hasLeft }: ComparedProps) {
  const change = hasLeft ? '' : changeText(now, then);
  const none = hasLeft ? words.hasLeft : words.noAnswers;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class="report-then">
          {hasLeft || then.n === 0 ? none : words.compared(shareText(then), words.count(then.n))}
        </span>
        {change !== '' && <span class="report-change"> {change}</span>}
      </dd>
    </div>
  );
}
