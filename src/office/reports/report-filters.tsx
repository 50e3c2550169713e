import { useId } from 'preact/hooks';
import { periodKinds } from '../../core/calendar/periods.ts';
import type { ReportAnswer } from '../../core/protocol/reports.ts';
import { type Language, languages } from '../../core/settings/choices.ts';
import { languageNames } from '../../words/lobby-languages.ts';
import { reportWords as words } from '../../words/office-reports.ts';
import { periodText } from './period-text.ts';
import type { ReportState } from './report-state.ts';

/** Of when, and of what. */
export function ReportFilters({ report, answer }: { report: ReportState; answer: ReportAnswer | null }) {
  const { device, department, language } = report.choice.value;
  const names = new Map(answer?.tablets.map(({ deviceId, name }) => [deviceId, name]));
  const { devices = [], departments = [] } = answer?.report.choices ?? {};
  return (
    <div class="report-filters">
      <fieldset class="report-kinds" aria-label={words.kind}>
        {periodKinds.map((kind) => (
          <button
            type="button"
            class="toggle"
            key={kind}
            aria-pressed={report.period.value.kind === kind}
            onClick={() => report.look(kind)}
          >
            {words.kinds[kind]}
          </button>
        ))}
      </fieldset>
      <div class="report-period">
        <button type="button" class="outlined" onClick={report.before}>
          {words.before}
        </button>
        <p class="report-title" role="status">
          {periodText(report.period.value)}
        </p>
        <button type="button" class="outlined" disabled={!report.hasAfter.value} onClick={report.after}>
          {words.after}
        </button>
      </div>
      <div class="report-choices">
        <Choice
          label={words.device}
          value={device}
          options={devices.map((id) => [id, names.get(id) ?? words.unknownDevice(id)])}
          choose={(device) => report.choose({ device })}
        />
        <Choice
          label={words.department}
          value={department}
          options={departments.map((name) => [name, name.replaceAll('/', ' ')])}
          choose={(department) => report.choose({ department })}
        />
        <Choice
          label={words.language}
          value={language}
          options={languages.map((each) => [each, languageNames[each].name])}
          choose={(language) => report.choose({ language: language as Language | null })}
        />
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | null;
  options: [value: string, name: string][];
  choose: (value: string | null) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <div class="report-choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value === '' ? null : currentTarget.value)}
      >
        <option value="">{words.everything}</option>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
