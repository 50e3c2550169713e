import type { TabletLine } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import { shownByTablet } from '../../core/protocol/shown-by-tablet.ts';
import { agoText, timeText } from '../../words/japanese-time.ts';
import { officeWords } from '../../words/office.ts';
import { faultSentence, shownByTabletText, tabletWords as words } from '../../words/office-tablets.ts';
import type { OfficeState } from '../office-state.ts';
import { Alert, Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { ArrivalsCell, ArrivalsHints } from './arrivals-cell.tsx';
import type { EnrolmentCodeState } from './enrolment-code-state.ts';
import { RejectedEvents } from './rejected-events.tsx';
import type { RejectedState } from './rejected-state.ts';

/** A tablet reports every minute; this long without a word means that something is in the way. */
const SILENT_MS = 5 * 60_000;

export interface TabletsPageProps {
  office: OfficeState;
  enrolment: EnrolmentCodeState;
  rejected: RejectedState;
  /** Where tablets find the hub. */
  origin: string;
}

/** 端末: what each shows, how it does, and how one more comes in. */
export function TabletsPage({ office, enrolment, rejected, origin }: TabletsPageProps) {
  const { tablets } = office.overview.value!;
  const given = enrolment.given.value;
  const rejectedCount = tablets.reduce((sum, { arrivals }) => sum + arrivals.rejected, 0);
  return (
    <div class="column">
      <Section title={words.list}>
        {tablets.length === 0 ? (
          <p>{words.empty}</p>
        ) : (
          <Table
            name={words.list}
            heads={[words.name, words.shown, words.seen, words.unsent, words.arrivals, words.faults]}
          >
            {tablets.map((tablet) => (
              <Line key={tablet.deviceId} tablet={tablet} office={office} />
            ))}
          </Table>
        )}
        <ArrivalsHints tablets={tablets} />
      </Section>
      {rejectedCount > 0 && <RejectedEvents count={rejectedCount} rejected={rejected} />}
      <Section title={words.heading}>
        <p>{words.why}</p>
        {origin.startsWith('https:') && (
          <p>
            {words.trust}
            <a href={paths.certificate}>{words.certificate}</a>
          </p>
        )}
        <div class="actions">
          <button type="button" class="main" onClick={enrolment.give}>
            {words.giveCode}
          </button>
        </div>
        <Alert sentence={enrolment.fault.value} />
        <div role="status">
          {given !== null && (
            <div class="code-card">
              <p class="soft">{words.code}</p>
              <p class="code">
                <span>{given.code.slice(0, 3)}</span> <span>{given.code.slice(3)}</span>
              </p>
              <p>{words.until(timeText(given.until))}</p>
              <ol>
                {words.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <p>{`${words.address}：${origin}${paths.lobby}`}</p>
            </div>
          )}
        </div>
      </Section>
    </div>
  );
}

function Line({ tablet, office }: { tablet: TabletLine; office: OfficeState }) {
  const { name, seenAt, unsent, faults, arrivals } = tablet;
  const shown = shownByTablet(tablet, office.overview.value!);
  const silentMs = seenAt === null ? 0 : office.nowMs.value - Date.parse(seenAt);
  return (
    <tr>
      <th scope="row" class="cell-name">
        {name}
      </th>
      <td>{shownByTabletText(shown)}</td>
      <td>
        {seenAt === null ? officeWords.none : agoText(silentMs)}
        {silentMs > SILENT_MS && <p class="bad">{words.silent}</p>}
      </td>
      <td>{unsent === null ? officeWords.none : words.unsentText(unsent)}</td>
      <ArrivalsCell arrivals={arrivals} />
      <td class="cell-text">
        {faults.length === 0
          ? officeWords.none
          : faults.map((fault) => (
              <p key={fault} class="bad">
                {faultSentence(fault)}
              </p>
            ))}
      </td>
    </tr>
  );
}
