import { fiscalYearName } from '../../core/calendar/fiscal-year.ts';
import type { Alert } from '../../core/reports/alerts.ts';
import { alertFigures, alertKinds, alertWords as words } from '../../words/office-alerts.ts';
import { Alert as Fault } from '../parts/section.tsx';
import type { AlertGroup, AlertsState } from './alerts-state.ts';
import { LeavingActions } from './leaving-actions.tsx';

/** More than these are folded away behind their number. */
const TABLETS_AT_ONCE = 4;

/** What staff should look after, at the top of every place; nothing where all is well. */
export function AlertsPanel({ alerts }: { alerts: AlertsState }) {
  const groups = alerts.groups.value;
  return (
    // Polite: it is read when it appears, and when a matter comes or goes.
    <div aria-live="polite" class="alerts-place">
      {groups.length > 0 && (
        <section class="card alerts" aria-labelledby="alerts-heading">
          <h2 id="alerts-heading">{words.heading}</h2>
          <Fault sentence={alerts.fault.value} />
          <ul>
            {groups.map((group) => (
              <Group key={group.kind} group={group} alerts={alerts} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Group({ group: { kind, alerts: each }, alerts }: { group: AlertGroup; alerts: AlertsState }) {
  const lines = (
    <ul class="alert-tablets">
      {each.map((alert) => (
        <Line key={'deviceId' in alert ? alert.deviceId : kind} alert={alert} alerts={alerts} />
      ))}
    </ul>
  );
  const isLasting = each.some((alert) => 'count' in alert);
  return (
    <li>
      <h3>{alertKinds[kind].name}</h3>
      {each.length > TABLETS_AT_ONCE ? (
        <details>
          <summary>{words.tablets(each.length)}</summary>
          {lines}
        </details>
      ) : (
        lines
      )}
      <p>{alertKinds[kind].advice}</p>
      {each.map((alert) => 'keptFrom' in alert && <LeavingActions key={kind} alert={alert} alerts={alerts} />)}
      {isLasting && <p class="hint">{words.knownHint}</p>}
    </li>
  );
}

function Line({ alert, alerts }: { alert: Alert; alerts: AlertsState }) {
  const figures = alertFigures(alert, alerts.nowMs.value, fiscalYearName);
  const name = 'tablet' in alert ? alert.tablet : '';
  if (figures === '' && name === '') return null;
  return (
    <li>
      <span>
        {name !== '' && <b>{name}</b>}
        {name !== '' && figures !== '' && '：'}
        {figures}
      </span>
      {'count' in alert && (
        <button
          type="button"
          class="quiet"
          aria-label={`${name} ${words.known}`}
          disabled={alerts.isBusy.value}
          onClick={() => alerts.know({ deviceId: alert.deviceId, kind: alert.kind, count: alert.count })}
        >
          {words.known}
        </button>
      )}
    </li>
  );
}
