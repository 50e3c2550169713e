import { useId } from 'preact/hooks';
import { exportFormats } from '../../core/protocol/exports.ts';
import { paths } from '../../core/protocol/paths.ts';
import { exportWords as words } from '../../words/office-reports.ts';
import { Section } from '../parts/section.tsx';
import { periodText } from './period-text.ts';
import type { ReportState } from './report-state.ts';

/** 書き出す: the period and the choice on the screen as files. */
export function ExportPanel({ report }: { report: ReportState }) {
  const id = useId();
  return (
    <Section title={words.heading}>
      <p>{words.of(periodText(report.period.value))}</p>
      <ul class="exports">
        {exportFormats.map((format) => {
          const { name, what } = words.formats[format];
          const query = new URLSearchParams({ format, ...report.query.value });
          return (
            <li key={format}>
              <a
                class="button outlined"
                href={`${paths.export}?${query}`}
                download
                aria-describedby={`${id}-${format}`}
              >
                {words.save(name)}
              </a>
              <p id={`${id}-${format}`} class="hint">
                {what}
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
