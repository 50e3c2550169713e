import { useId } from 'preact/hooks';
import { exportFormats } from '../../core/protocol/exports.ts';
import { paths } from '../../core/protocol/paths.ts';
import { exportWords as words } from '../../words/office-reports.ts';
import { Section } from '../parts/section.tsx';
import { periodText } from './period-text.ts';
import type { ReportState } from './report-state.ts';

/** 書き出す: the period and the choice on the screen as files. */
export function ExportPanel({ report }: { report: ReportState }) {
  const query = report.query.value;
  return (
    <Section title={words.heading}>
      <p>{words.of(periodText(report.period.value))}</p>
      <ul class="exports">
        {exportFormats.map((format) => (
          <ExportedFile
            {...words.formats[format]}
            href={`${paths.export}?${new URLSearchParams({ format, ...query })}`}
            key={format}
          />
        ))}
        {query.kind === 'year' && <ExportedFile {...words.drafts} href={`${paths.template}?results=${query.day}`} />}
      </ul>
    </Section>
  );
}

function ExportedFile({ name, what, href }: { name: string; what: string; href: string }) {
  const id = useId();
  return (
    <li>
      <a class="button outlined" href={href} download aria-describedby={id}>
        {words.save(name)}
      </a>
      <p id={id} class="hint">
        {what}
      </p>
    </li>
  );
}
