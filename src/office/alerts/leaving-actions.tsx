import { useId } from 'preact/hooks';
import { fiscalYearName } from '../../core/calendar/fiscal-year.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { Alert } from '../../core/reports/alerts.ts';
import { leavingWords as words } from '../../words/office-alerts.ts';
import { ConfirmedButton } from '../parts/confirmed-button.tsx';
import type { AlertsState } from './alerts-state.ts';

export interface LeavingActionsProps {
  alert: Extract<Alert, { keptFrom: number }>;
  alerts: AlertsState;
}

/** What staff can do before old ratings leave: save them, or have them stay; where the hub's date is in doubt, say that it is right. */
export function LeavingActions({ alert, alerts }: LeavingActionsProps) {
  const id = useId();
  return (
    <div class="alert-actions" id={id}>
      {alert.years.map((year) => (
        <a class="button outlined" href={savedYear(year)} download key={year}>
          {words.save(fiscalYearName(year))}
        </a>
      ))}
      {alert.kind === 'leaving' ? (
        <button
          type="button"
          class="outlined"
          disabled={alerts.isBusy.value}
          onClick={() => alerts.answerLeaving({ keptFrom: alert.keptFrom, choice: 'keep' })}
        >
          {words.keep}
        </button>
      ) : (
        <ConfirmedButton
          label={words.dateRight}
          about={id}
          question={words.ask(alert.today)}
          yes={words.yes}
          isBusy={alerts.isBusy.value}
          perform={() => void alerts.answerLeaving({ keptFrom: alert.keptFrom, choice: 'date-right' })}
        />
      )}
    </div>
  );
}

const savedYear = (year: number) =>
  `${paths.export}?${new URLSearchParams({ format: 'csv', kind: 'year', day: `${year}-04-01` })}`;
