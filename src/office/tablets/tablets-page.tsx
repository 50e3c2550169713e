import type { TabletLine } from '../../core/protocol/office.ts';
import { shownByTablet } from '../../core/protocol/shown-by-tablet.ts';
import { agoText } from '../../words/japanese-time.ts';
import { officeWords } from '../../words/office.ts';
import {
  askedWords,
  faultSentence,
  tabletListWords as listWords,
  shownByTabletText,
  tabletWords as words,
} from '../../words/office-tablets.ts';
import type { OfficeState } from '../office-state.ts';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { ArrivalsCell, ArrivalsHints } from './arrivals-cell.tsx';
import type { EnrolmentCodeState } from './enrolment-code-state.ts';
import { EnrolmentPanel } from './enrolment-panel.tsx';
import { RejectedEvents } from './rejected-events.tsx';
import type { RejectedState } from './rejected-state.ts';
import { TabletDialog } from './tablet-dialog.tsx';
import type { TabletsState } from './tablets-state.ts';

/** A tablet reports every minute; this long without a word means that something is in the way. */
const SILENT_MS = 5 * 60_000;
/** Fewer are seen at a glance. */
const SEARCHED_FROM = 6;

export interface TabletsPageProps {
  office: OfficeState;
  tablets: TabletsState;
  enrolment: EnrolmentCodeState;
  rejected: RejectedState;
  /** Where tablets find the hub. */
  origin: string;
}

/** 端末: what each shows, how it does, and how one more comes in. */
export function TabletsPage({ office, tablets, enrolment, rejected, origin }: TabletsPageProps) {
  const all = tablets.all.value;
  const opened = tablets.opened.value;
  const rejectedCount = all.reduce((sum, { arrivals }) => sum + arrivals.rejected, 0);
  return (
    <div class="column">
      <Section title={words.list}>
        {all.length >= SEARCHED_FROM && <Search tablets={tablets} />}
        {all.length === 0 ? <p>{words.empty}</p> : <List office={office} tablets={tablets} />}
        <ArrivalsHints tablets={all} />
        <div role="status">
          {opened === null && tablets.done.value !== null && <p class="note note-done">{tablets.done.value}</p>}
        </div>
      </Section>
      {rejectedCount > 0 && <RejectedEvents count={rejectedCount} rejected={rejected} />}
      <EnrolmentPanel enrolment={enrolment} origin={origin} />
      {opened !== null && <TabletDialog key={opened.deviceId} tablet={opened} tablets={tablets} office={office} />}
    </div>
  );
}

function Search({ tablets }: { tablets: TabletsState }) {
  return (
    <div class="tablets-search">
      <Field label={listWords.search} value={tablets.search.value} set={tablets.setSearch} />
      <Choice label={listWords.order} options={listWords.orders} value={tablets.order.value} set={tablets.setOrder} />
      <p role="status">{listWords.found(tablets.found.value.length, tablets.all.value.length)}</p>
    </div>
  );
}

function List({ office, tablets }: { office: OfficeState; tablets: TabletsState }) {
  const found = tablets.found.value;
  if (found.length === 0) return <p>{listWords.noneFound}</p>;
  return (
    <Table
      name={words.list}
      heads={[words.name, listWords.place, words.shown, words.seen, words.unsent, words.arrivals, words.faults]}
    >
      {found.map((tablet) => (
        <Line key={tablet.deviceId} tablet={tablet} office={office} open={() => tablets.open(tablet.deviceId)} />
      ))}
    </Table>
  );
}

function Line({ tablet, office, open }: { tablet: TabletLine; office: OfficeState; open: () => void }) {
  const { name, place, seenAt, unsent, faults, arrivals, asked } = tablet;
  const shown = shownByTablet(tablet, office.overview.value!);
  const silentMs = seenAt === null ? 0 : office.nowMs.value - Date.parse(seenAt);
  return (
    <tr>
      <th scope="row" class="cell-name">
        <button type="button" class="quiet tablet-name" aria-label={listWords.open(name)} onClick={open}>
          {name}
        </button>
      </th>
      <td class="cell-name">{place}</td>
      <td>
        {shownByTabletText(shown)}
        {asked !== null && <p class="soft">{askedWords.waiting(askedWords.names[asked])}</p>}
      </td>
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
