import { ratingsWords as words } from '../../words/office.ts';
import type { OfficeState } from '../office-state.ts';
import { Section } from '../parts/section.tsx';
import { ExportPanel } from './export-panel.tsx';
import { RatingsImportPanel } from './ratings-import-panel.tsx';
import type { RatingsImport } from './ratings-import-state.ts';
import type { AnswerVoice } from './reasons-chart.tsx';
import { ReportPanel } from './report-panel.tsx';
import type { ReportState } from './report-state.ts';

/** 評価: what they say, as files too, how many came today, where the files lie, and what sticks bring. */
export function RatingsPage({
  office,
  ratings,
  report,
  answerVoice,
}: {
  office: OfficeState;
  ratings: RatingsImport;
  report: ReportState;
  answerVoice: AnswerVoice;
}) {
  const { ratingsToday, ratingsFolder, now, settings } = office.overview.value!;
  const facility = settings.office.name || settings.office.ward;
  return (
    <div class="column">
      <ReportPanel
        report={report}
        asOf={`${ratingsToday} ${ratings.step.value.kind}`}
        facility={facility}
        now={now}
        answerVoice={answerVoice}
      />
      <ExportPanel report={report} />
      <Section title={words.today}>
        <p class="figure">{words.count(ratingsToday)}</p>
      </Section>
      <Section title={words.folder}>
        <p class="path">{ratingsFolder}</p>
        <p class="hint">{words.folderHint}</p>
      </Section>
      <RatingsImportPanel ratings={ratings} />
    </div>
  );
}
