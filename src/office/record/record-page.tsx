import { dayText, shortTimeText } from '../../words/japanese-time.ts';
import { backupWords, officeWords, recordWords as words } from '../../words/office.ts';
import { actWords, recordPieces } from '../../words/record.ts';
import type { OfficeState } from '../office-state.ts';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';

/** 記録: who did what, and of which day the last backup is. */
export function RecordPage({ office }: { office: OfficeState }) {
  const { record, backup } = office.overview.value!;
  return (
    <div class="column">
      <Section title={backupWords.heading}>
        <p>{backup.lastDay === null ? backupWords.none : backupWords.last(dayText(backup.lastDay))}</p>
        {backup.failure !== null && <p class="note note-error">{backupWords.failures[backup.failure]}</p>}
        <p class="hint">{backupWords.how}</p>
      </Section>
      <Section title={officeWords.places.record}>
        <p class="hint">{words.note}</p>
        {record.length === 0 ? (
          <p>{words.empty}</p>
        ) : (
          <Table name={officeWords.places.record} heads={[words.when, words.who, words.act, words.what]}>
            {record.map(({ at, who, act, what }, index) => (
              <tr key={`${at} ${index}`}>
                <td>{shortTimeText(at)}</td>
                <td class="cell-name">{who}</td>
                <td class="cell-name">{actWords[act] ?? act}</td>
                <td class="cell-text">
                  {recordPieces({ act, what }).map(({ text, whole }) =>
                    whole === undefined ? (
                      text
                    ) : (
                      <span key={whole} title={whole}>
                        {text}
                      </span>
                    ),
                  )}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Section>
    </div>
  );
}
