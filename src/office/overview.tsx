import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { EditionLine, OfficeOverview } from '../core/protocol/office.ts';
import { officeWords as words } from '../words/office.ts';
import { actWords } from '../words/record.ts';

export interface OverviewProps {
  overview: Signal<OfficeOverview | null>;
  trouble: Signal<string | null>;
}

/** What is shown, by which tablets, and where the ratings lie. Read-only. */
export function Overview({ overview, trouble }: OverviewProps) {
  return (
    <main>
      <h1>{words.title}</h1>
      {trouble.value !== null && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
      {overview.value !== null && <Sections {...overview.value} />}
    </main>
  );
}

function Sections({ editions: [edition], draft, tablets, ratingsFolder, ratingsToday, record }: OfficeOverview) {
  return (
    <>
      <Section title={words.content}>
        {draft !== null && <Draft {...draft} />}
        {edition === undefined ? <p>{words.noEdition}</p> : <Edition {...edition} />}
      </Section>
      <Section title={words.tablets}>
        {tablets.length === 0 ? <p>{words.noTablets}</p> : <Tablets tablets={tablets} />}
      </Section>
      <Section title={words.ratings}>
        <Facts
          facts={[
            [words.ratingsToday, words.ratingsText(ratingsToday)],
            [words.ratingsFolder, ratingsFolder],
          ]}
        />
      </Section>
      <Section title={words.record}>
        <RecordTable record={record} />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Draft({ source, reasons }: NonNullable<OfficeOverview['draft']>) {
  return (
    <div class="trouble" role="alert">
      <p>{words.draft(source)}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

function Edition({ serial, title, publishedAt, source, counts, repairs }: EditionLine) {
  return (
    <>
      <h3>{title}</h3>
      <Facts
        facts={[
          [words.serial, String(serial)],
          [words.counts, words.countsText(counts)],
          [words.repairs, words.repairsText(repairs)],
          [words.source, source],
          [words.publishedAt, timeText(publishedAt)],
        ]}
      />
    </>
  );
}

function Facts({ facts }: { facts: [name: string, value: string][] }) {
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Heads({ heads }: { heads: string[] }) {
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function RecordTable({ record }: Pick<OfficeOverview, 'record'>) {
  return (
    <table>
      <Heads heads={[words.when, words.who, words.act, words.what]} />
      <tbody>
        {record.map(({ at, who, act, what }) => (
          <tr key={`${at} ${what}`}>
            <td>{timeText(at)}</td>
            <td>{who}</td>
            <td>{actWords[act]}</td>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tablets({ tablets }: Pick<OfficeOverview, 'tablets'>) {
  return (
    <table>
      <Heads heads={[words.name, words.seen, words.shownEdition, words.unsent, words.faults]} />
      <tbody>
        {tablets.map((tablet) => (
          <tr key={tablet.deviceId}>
            <th scope="row">{tablet.name}</th>
            <td>{tablet.seenAt === null ? words.none : timeText(tablet.seenAt)}</td>
            <td>{tablet.edition ?? words.none}</td>
            <td>{tablet.unsent ?? words.none}</td>
            <td>{tablet.faults.join(' ') || words.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const timeText = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
