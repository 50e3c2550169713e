import type { Edition, Goal } from './edition.ts';

export const changeKinds = ['added', 'changed', 'removed'] as const;

/** What a change is about; `order` = the departments stand in another order, `previous` = last year's goals or which year that was. */
export type Changed =
  | 'title'
  | 'policy'
  | 'principle'
  | 'department'
  | 'goal'
  | 'notice'
  | 'term'
  | 'order'
  | 'previous';

/**
 * One difference between what is shown and what would be. `name` is the path that leads to it (部, 課, number of the goal; a
 * notice's title); of a changed thing `fields` has the fields that differ, of an added or removed one its main text.
 */
export interface Change {
  kind: (typeof changeKinds)[number];
  of: Changed;
  name: string[];
  fields: { field: string; before: string; after: string }[];
}

type Fields = Record<string, string>;

interface Item {
  of: Changed;
  key: string;
  name: string[];
  fields: Fields;
}

/** What visitors would see changed, in the order of the document; empty when nothing would. */
export function differences(before: Edition | null, after: Edition): Change[] {
  const old = new Map((before === null ? [] : itemsOf(before)).map((item) => [item.key, item]));
  const fresh = itemsOf(after);
  const changes: Change[] = [];
  for (const item of fresh) {
    const was = old.get(item.key);
    if (was === undefined) changes.push(whole('added', item));
    else {
      const fields = changedFields(was.fields, item.fields);
      if (fields.length > 0) changes.push({ kind: 'changed', of: item.of, name: item.name, fields });
    }
  }
  const kept = new Set(fresh.map(({ key }) => key));
  for (const item of old.values()) if (!kept.has(item.key)) changes.push(whole('removed', item));
  return before !== null && isReordered(before, after)
    ? [...changes, { kind: 'changed', of: 'order', name: [], fields: [] }]
    : changes;
}

function whole(kind: 'added' | 'removed', { of, name, fields }: Item): Change {
  const [field = '', text = ''] = Object.entries(fields)[0] ?? [];
  const side = kind === 'added' ? { before: '', after: text } : { before: text, after: '' };
  return { kind, of, name, fields: text === '' ? [] : [{ field, ...side }] };
}

function changedFields(before: Fields, after: Fields): Change['fields'] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
    .filter((field) => field.before !== field.after);
}

/** Everything that is shown, each thing under a key that stays the same while its wording changes; main text first. */
function itemsOf({ title, policy, departments, previous, notices, terms }: Edition): Item[] {
  const items: Item[] = [
    { of: 'title', key: 'title', name: [], fields: { title } },
    ...(previous ? [{ of: 'previous' as const, key: 'previous', name: [], fields: { label: previous.label } }] : []),
    { of: 'policy', key: 'policy', name: [], fields: { title: policy.title } },
    ...policy.principles.map((principle): Item => {
      const { no, text } = principle;
      return item('principle', [String(no)], { text, ...translated(principle) });
    }),
  ];
  for (const department of departments) {
    const { path, goals, reading = '', floor = '' } = department;
    items.push(item('department', path, { reading, floor, ...translated(department) }));
    items.push(...goals.map((goal) => item('goal', [...path, String(goal.no)], fieldsOf(goal))));
  }
  for (const { path, goals } of previous?.departments ?? []) {
    items.push(...goals.map((goal) => item('previous', [...path, String(goal.no)], fieldsOf(goal))));
  }
  for (const notice of notices) {
    const { title, body, from, until, owner, picture } = notice;
    items.push(item('notice', [title], { body, from, until, owner, picture: picture ?? '', ...translated(notice) }));
  }
  for (const term of terms) {
    items.push(item('term', [term.word], { meaning: term.meaning, reading: term.reading, ...translated(term) }));
  }
  return numbered(items);
}

function fieldsOf(goal: Goal): Fields {
  const { text, category, result, level, previousNo = '' } = goal;
  return { text, category, result, level, previousNo: String(previousNo), ...translated(goal) };
}

function item(of: Changed, name: string[], fields: Fields): Item {
  return { of, key: JSON.stringify([of, ...name]), name, fields };
}

/** Two of one name are told apart by their turn. */
function numbered(items: Item[]): Item[] {
  const seen = new Map<string, number>();
  return items.map((each) => {
    const turn = (seen.get(each.key) ?? 0) + 1;
    seen.set(each.key, turn);
    return turn === 1 ? each : { ...each, key: `${each.key} ${turn}` };
  });
}

/** Other languages as fields of their own: `en text`. */
function translated({ translations = {} }: { translations?: Record<string, object | undefined> }): Fields {
  const fields: Fields = {};
  for (const [language, texts] of Object.entries(translations)) {
    for (const [field, text] of Object.entries(texts ?? {})) fields[`${language} ${field}`] = String(text);
  }
  return fields;
}

function isReordered(before: Edition, after: Edition): boolean {
  const ids = (edition: Edition) => edition.departments.map(({ id }) => id);
  const common = (mine: string[], other: string[]) => {
    const others = new Set(other);
    return mine.filter((id) => others.has(id)).join('\n');
  };
  return common(ids(before), ids(after)) !== common(ids(after), ids(before));
}
