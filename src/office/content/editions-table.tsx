import { useId } from 'preact/hooks';
import type { EditionLine } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import { shortTimeText } from '../../words/japanese-time.ts';
import { editionName, editionWords as words } from '../../words/office-content.ts';
import type { OfficeState } from '../office-state.ts';
import { ConfirmedButton } from '../parts/confirmed-button.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import type { Publications } from './publications-state.ts';

/** Every edition there was; each can be shown again, or taken along on a stick. */
export function EditionsTable({ office, publications }: { office: OfficeState; publications: Publications }) {
  const { editions } = office.overview.value!;
  return (
    <Section title={words.list} class="card-wide">
      <p>
        <a class="download" href={paths.template} download>
          {words.template}
        </a>
        <span class="hint">{words.templateHint}</span>
      </p>
      {editions.length > 0 && (
        <Table
          name={words.list}
          heads={[words.serial, words.titleAndSource, words.state, words.publishedBy, words.actions]}
        >
          {editions.map((line) => (
            <Line key={line.serial} line={line} publications={publications} />
          ))}
        </Table>
      )}
    </Section>
  );
}

function Line({ line, publications }: { line: EditionLine; publications: Publications }) {
  const id = useId();
  const { serial, title, state, publishedAt, who, source } = line;
  return (
    <tr>
      <th scope="row" id={id}>
        {editionName(serial)}
      </th>
      <td class="cell-text">
        {title}
        <p class="cell-file soft">{source}</p>
      </td>
      <td>
        <span class={`badge badge-${state}`}>{words.states[state]}</span>
      </td>
      <td>
        {shortTimeText(publishedAt)}
        <p class="cell-name soft">{who}</p>
      </td>
      <td>
        <div class="cell-actions">
          {(state === 'past' || state === 'cancelled') && (
            <ConfirmedButton
              label={words.again}
              about={id}
              question={words.againQuestion(serial)}
              yes={words.againYes}
              perform={() => publications.again(serial)}
              isBusy={publications.isBusy.value}
            />
          )}
          <a class="button quiet" href={`${paths.editions}/${serial}/package`} download aria-describedby={id}>
            {words.package}
          </a>
        </div>
      </td>
    </tr>
  );
}
