import { useEffect } from 'preact/hooks';
import type { ReportAnswer } from '../../core/protocol/reports.ts';
import { timeText } from '../../words/japanese-time.ts';
import { languageNames } from '../../words/lobby-languages.ts';
import { reportWords as words } from '../../words/office-reports.ts';
import { periodText } from './period-text.ts';
import type { ReportState } from './report-state.ts';

export interface ReportPaperProps {
  report: ReportState;
  answer: ReportAnswer;
  facility: string;
  /** The hub's time, with zone. */
  now: string;
}

/** What stands above the report on paper alone: of whom, of when, and of what it is. */
export function PaperHead({ report, answer, facility, now }: ReportPaperProps) {
  const { device, department, language } = report.choice.value;
  const tablet = answer.tablets.find(({ deviceId }) => deviceId === device)?.name;
  const chosen = [
    [words.device, device === null ? null : (tablet ?? words.unknownDevice(device))],
    [words.department, department?.replaceAll('/', ' ') ?? null],
    [words.language, language === null ? null : languageNames[language].name],
  ] as const;
  return (
    <div class="paper-head">
      <p class="paper-title">{words.paperTitle(facility)}</p>
      <p class="paper-period">{periodText(answer.report.period)}</p>
      <p class="hint">
        {chosen.map(([name, value]) => words.chosen(name, value ?? words.everything)).join('　')}
        {'　'}
        {words.printedAt(timeText(now))}
      </p>
    </div>
  );
}

/** On paper nothing can be unfolded: what is folded in the report opens for printing, and closes again. */
export function useOpenOnPaper() {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>('.report details:not([open])')];
      for (const details of opened) details.open = true;
    };
    const close = () => {
      for (const details of opened) details.open = false;
    };
    addEventListener('beforeprint', open);
    addEventListener('afterprint', close);
    return () => {
      removeEventListener('beforeprint', open);
      removeEventListener('afterprint', close);
    };
  }, []);
}
