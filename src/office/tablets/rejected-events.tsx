import { shortTimeText } from '../../words/japanese-time.ts';
import { rejectedWords as words } from '../../words/office-tablets.ts';
import { Alert, Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import type { RejectedState } from './rejected-state.ts';

/** What the hub could not take, word for word, so that nothing is lost silently. */
export function RejectedEvents({ count, rejected }: { count: number; rejected: RejectedState }) {
  const read = rejected.read.value;
  return (
    <Section title={words.heading}>
      <p>{words.why(count)}</p>
      <div class="actions">
        <button type="button" onClick={rejected.look}>
          {read === null ? words.look : words.lookAgain}
        </button>
      </div>
      <Alert sentence={rejected.fault.value} />
      {read !== null && (
        <>
          {read.count > read.events.length && <p class="hint">{words.latest(read.events.length)}</p>}
          <Table name={words.heading} heads={[words.at, words.tablet, words.reason, words.body]}>
            {read.events.map(({ at, tablet, reason, body, isCut }, index) => (
              <tr key={`${at} ${index}`}>
                <td>{shortTimeText(at)}</td>
                <td class="cell-name">{tablet}</td>
                <td>{reason}</td>
                <td class="cell-verbatim">{isCut ? `${body}…` : body}</td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </Section>
  );
}
