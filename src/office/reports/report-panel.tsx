import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Report } from '../../core/reports/report.ts';
import { shareText, reportWords as words } from '../../words/office-reports.ts';
import { Alert, Section } from '../parts/section.tsx';
import { HoursTable } from './hours-table.tsx';
import { ReasonsChart } from './reasons-chart.tsx';
import { ReportFilters } from './report-filters.tsx';
import type { ReportState } from './report-state.ts';
import { ScoreBars } from './score-bars.tsx';
import { ShareFigures } from './share-figures.tsx';
import { TrendChart } from './trend-chart.tsx';
import './reports.css';

const sides = ['corrected', 'all'] as const;

/** 集計: what the ratings of a period say; asked anew whenever `asOf` changes. */
export function ReportPanel({ report, asOf }: { report: ReportState; asOf: string }) {
  useEffect(() => void report.ask(), [report, asOf]);
  const answer = report.answer.value;
  return (
    <Section title={words.heading} class="report">
      <ReportFilters report={report} answer={answer} />
      <Alert sentence={report.trouble.value} />
      {answer === null ? (
        report.trouble.value === null && <p>{words.asking}</p>
      ) : (
        <div class="column" aria-busy={report.isAsking.value}>
          <Figures report={answer.report} />
        </div>
      )}
    </Section>
  );
}

function Figures({ report }: { report: Report }) {
  return (
    <>
      <Part title={words.share}>
        <ShareFigures report={report} />
        <p class="hint">
          {words.shareHint}
          {words.correctedHint}
        </p>
      </Part>
      {report.total.all.n > 0 && (
        <>
          <Part title={words.scores}>
            {([5, 4] as const).map((scale) => (
              <div class="report-figures" key={scale}>
                {sides.map((side) => (
                  <ScoreBars tally={report.total[side]} scale={scale} side={side} key={side} />
                ))}
              </div>
            ))}
          </Part>
          <Part title={words.trend[report.period.kind]}>
            <TrendChart report={report} />
          </Part>
          <Part title={words.hours}>
            <HoursTable report={report} />
          </Part>
          <Part title={words.reasons}>
            <ReasonsChart report={report} />
          </Part>
          <Part title={words.departments}>
            <Departments report={report} />
          </Part>
        </>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="report-part">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

function Departments({ report: { departments } }: { report: Report }) {
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
                <th scope="row">{name.replaceAll('/', ' ')}</th>
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
