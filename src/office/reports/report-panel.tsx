import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { isoDay } from '../../core/calendar/tokyo-time.ts';
import type { ReportAnswer } from '../../core/protocol/reports.ts';
import type { Report } from '../../core/reports/report.ts';
import { dayText } from '../../words/japanese-time.ts';
import { reportWords as words } from '../../words/office-reports.ts';
import { Alert, Section } from '../parts/section.tsx';
import { DepartmentsTable } from './departments-table.tsx';
import { HoursTable } from './hours-table.tsx';
import { type AnswerVoice, ReasonsChart } from './reasons-chart.tsx';
import { ReportFilters } from './report-filters.tsx';
import { PaperHead, useOpenOnPaper } from './report-paper.tsx';
import type { ReportState } from './report-state.ts';
import { ScoreBars } from './score-bars.tsx';
import { ShareFigures } from './share-figures.tsx';
import { TrendChart } from './trend-chart.tsx';
import './reports.css';
import './report-print.css';

const sides = ['corrected', 'all'] as const;

export interface ReportPanelProps {
  report: ReportState;
  /** The report is asked anew whenever this changes. */
  asOf: string;
  facility: string;
  /** The hub's time, with zone. */
  now: string;
  answerVoice: AnswerVoice;
}

/** 集計: what the ratings of a period say, on the screen and on paper. */
export function ReportPanel({ report, asOf, facility, now, answerVoice }: ReportPanelProps) {
  useEffect(() => void report.ask(), [report, asOf]);
  useOpenOnPaper();
  const answer = report.answer.value;
  const printing = (
    <button type="button" class="outlined" disabled={answer === null} onClick={() => print()}>
      {words.print}
    </button>
  );
  return (
    <Section title={words.heading} class="report" action={printing}>
      {answer !== null && <PaperHead report={report} answer={answer} facility={facility} now={now} />}
      <ReportFilters report={report} answer={answer} />
      <Alert sentence={report.trouble.value} />
      {answer === null ? (
        report.trouble.value === null && <p>{words.asking}</p>
      ) : (
        <div class="column" aria-busy={report.isAsking.value}>
          <HasLeft {...answer} />
          <Figures {...answer} isOfDepartment={report.choice.value.department !== null} answerVoice={answerVoice} />
        </div>
      )}
    </Section>
  );
}

type Answered = Pick<ReportAnswer, 'report' | 'keptFromDay'>;

/** Nobody takes for silence what was kept as long as it should be. */
function HasLeft({ report: { period }, keptFromDay }: Answered) {
  if (keptFromDay === null || period.from >= keptFromDay) return null;
  return (
    <p class="note">{period.until <= keptFromDay ? words.allLeft : words.someLeft(dayText(isoDay(keptFromDay)))}</p>
  );
}

function Figures({
  report,
  keptFromDay,
  isOfDepartment,
  answerVoice,
}: Answered & { isOfDepartment: boolean; answerVoice: AnswerVoice }) {
  if (report.total.all.n === 0 && keptFromDay !== null && report.period.until <= keptFromDay) return null;
  return (
    <>
      <Part title={words.share}>
        <ShareFigures report={report} keptFromDay={keptFromDay} />
        <p class="hint">
          {words.shareHint}
          {words.correctedHint}
          {isOfDepartment && words.fewHint}
        </p>
      </Part>
      {/* Of too few there is nothing else to tell. */}
      {report.total.all.n > 0 && report.total.all.satisfied !== null && (
        <>
          <Part title={words.scores}>
            {scalesOf(report).map((scale, _, { length }) => (
              <div class="report-figures" key={scale}>
                {sides.map((side) => (
                  <ScoreBars
                    tally={report.total[side]}
                    scale={scale}
                    title={length > 1 ? `${words.scale(scale)}　${words[side]}` : words[side]}
                    key={side}
                  />
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
            <ReasonsChart report={report} answerVoice={answerVoice} />
          </Part>
          <Part title={words.departments}>
            <DepartmentsTable report={report} />
          </Part>
        </>
      )}
    </>
  );
}

/** Mostly one; both where a ward has changed it. */
const scalesOf = ({ total }: Report) =>
  ([5, 4] as const).filter((scale) => total.all.scores[scale]?.some((count) => count > 0) ?? true);

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="report-part">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
