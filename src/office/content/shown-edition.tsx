import type { EditionLine, OfficeOverview } from '../../core/protocol/office.ts';
import { timeText } from '../../words/japanese-time.ts';
import { editionName, editionWords as words } from '../../words/office-content.ts';
import type { OfficeState } from '../office-state.ts';
import { Facts, Section } from '../parts/section.tsx';
import type { Publications } from './publications-state.ts';

/** What visitors see now, and what waits for its time. */
export function ShownEdition({ office, publications }: { office: OfficeState; publications: Publications }) {
  const overview = office.overview.value!;
  const shown = office.shown.value;
  const waiting = overview.editions
    .filter(({ state }) => state === 'waiting')
    .toSorted((a, b) => Date.parse(a.effectiveFrom) - Date.parse(b.effectiveFrom));
  return (
    <Section title={words.shown}>
      {shown === null ? <p>{overview.editions.length === 0 ? words.noEdition : words.noShown}</p> : <Line {...shown} />}
      {waiting.length > 0 && (
        <ul class="waiting" aria-label={words.waiting}>
          {waiting.map((line) => (
            <li key={line.serial}>
              <p>{words.waitingText(line)}</p>
              <p class="soft">{line.title}</p>
              <button
                type="button"
                class="quiet"
                disabled={publications.isBusy.value}
                onClick={() => publications.cancelWaiting(line.serial)}
              >
                {words.cancelWaiting}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Line({ serial, title, publishedAt, who, source, counts }: EditionLine) {
  return (
    <>
      <h3 class="shown-title">
        <span class="serial">{editionName(serial)}</span>
        {title}
      </h3>
      <Facts
        facts={[
          [words.counts, words.countsText(counts)],
          [words.publishedAt, timeText(publishedAt)],
          [words.who, who],
          [words.source, source],
        ]}
      />
    </>
  );
}

export function Draft({ source, reasons }: NonNullable<OfficeOverview['draft']>) {
  return (
    <div class="note note-caution" role="alert">
      <p>{words.draft(source)}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
