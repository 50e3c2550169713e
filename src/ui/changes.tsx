import { type Change, changeKinds } from '../core/content/differences.ts';
import { markedWords } from '../core/content/marked-words.ts';
import { changedThing, fieldName, fieldText, readingWords as words } from '../words/reading-result.ts';
import { Part } from './part.tsx';

const MOST_CHANGES = 100;

/** What visitors would see changed. Where nothing was shown before, everything is new and only counted. */
export function Changes({ changes, isFirst }: { changes: Change[]; isFirst: boolean }) {
  if (changes.length === 0) return <Part title={words.changes}>{words.noChanges}</Part>;
  const [added = 0, changed = 0, removed = 0] = changeKinds.map(
    (kind) => changes.filter((change) => change.kind === kind).length,
  );
  return (
    <Part title={words.changes} count={words.changeCounts(added, changed, removed)} isOpen={!isFirst}>
      <ul class="changes">
        {changes.slice(0, MOST_CHANGES).map((change, index) => (
          <li key={index}>
            <p>
              <b class={`reading-mark reading-${change.kind}`}>{words.kinds[change.kind]}</b> {changedThing(change)}
            </p>
            {change.fields.map((field) => (
              <Field key={field.field} {...field} isNamed={change.kind === 'changed'} />
            ))}
          </li>
        ))}
      </ul>
      {changes.length > MOST_CHANGES && <p class="reading-note">{words.more(changes.length - MOST_CHANGES)}</p>}
    </Part>
  );
}

function Field({ field, before, after, isNamed }: Change['fields'][number] & { isNamed: boolean }) {
  return (
    <p class="change-text">
      {isNamed && <span class="change-field">{fieldName(field)}</span>}
      {markedWords(fieldText(field, before), fieldText(field, after)).map(({ kind, text }, index) => {
        if (kind === 'removed') return <del key={index}>{text}</del>;
        return kind === 'added' ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>;
      })}
    </p>
  );
}
