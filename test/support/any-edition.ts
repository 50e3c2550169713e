import fc from 'fast-check';
import type { Department, Edition, Goal } from '../../src/core/content/edition.ts';
import { compose } from '../../src/core/content/import/compose.ts';
import { partsOf } from '../../src/core/content/parts-of-goal.ts';

const unit = fc.constantFrom(
  ...'区民が安心して来庁できるABab09 ()（）「」【】・①⑵。、,;"\'=+-@<>&\n_x000D｜《》髙﨑神𠮷👪',
);

/** Text as the importer leaves it: composed, nothing invisible, nothing around it. */
const words = (maxLength: number) =>
  fc.array(unit, { minLength: 1, maxLength }).map((units) => compose(units.join('').trim()) || 'あ');
const maybe = (maxLength: number) => fc.oneof(fc.constant(''), words(maxLength));
const inLanguages = <F extends string>(...fields: F[]) => {
  const text = fc.record(
    Object.fromEntries(fields.map((field) => [field, words(20)])) as Record<F, fc.Arbitrary<string>>,
    {
      requiredKeys: [],
    },
  );
  return fc
    .record({ 'ja-easy': text, en: text, 'zh-Hans': text, ko: text }, { requiredKeys: [] })
    .map((languages) =>
      Object.fromEntries(Object.entries(languages).filter(([, held]) => Object.keys(held).length > 0)),
    )
    .map((translations) => (Object.keys(translations).length > 0 ? { translations } : {}));
};

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString().slice(0, 10), `${date.toISOString().slice(0, 19)}+09:00`));

const aimed = (aim: string, action: string): Pick<Goal, 'text' | 'parts'> => ({
  text: `${aim} ${action}`,
  parts: [{ kind: 'aim', text: aim }, ...partsOf(action).map((part) => ({ ...part, kind: 'action' as const }))],
});

const goal = fc
  .tuple(
    fc.oneof(
      words(120).map((text) => ({ text, parts: partsOf(text) })),
      fc.tuple(words(60), words(60)).map(([aim, action]) => aimed(aim, action)),
    ),
    fc.constantFrom('共通', '対面対応', 'その他,など', ''),
    maybe(60),
    maybe(4),
    inLanguages('text', 'result'),
  )
  .map(([body, category, result, level, translations]) => ({ category, ...body, result, level, ...translations }));
const numbered = (goals: Omit<Goal, 'no'>[]) => goals.map((each, index): Goal => ({ no: index + 1, ...each }));
const goals = fc.array(goal, { minLength: 1, maxLength: 4 }).map(numbered);
const continued = fc.constantFrom({}, {}, { previousNo: 1 }, { previousNo: 12 });

const paths = [
  ['危機管理担当'],
  ['総務部', '総務課'],
  ['地域センター', '(福祉事務所・支所)', '地域課'],
  ['Help Desk'],
  ['保健所支所'],
];

const department = (path: string[]) =>
  fc
    .tuple(
      fc.array(fc.tuple(goal, continued), { minLength: 1, maxLength: 4 }),
      maybe(20),
      maybe(10),
      inLanguages('name'),
    )
    .map(
      ([goals, reading, floor, translations]): Department => ({
        id: path.join('/'),
        path,
        goals: numbered(goals.map(([each, before]) => ({ ...each, ...before }))),
        ...(reading && { reading }),
        ...(floor && { floor }),
        ...translations,
      }),
    );

const previous = fc.record({
  label: fc.constantFrom('令和7年度', '令和元年度', '平成30年度', ''),
  departments: fc
    .shuffledSubarray(paths, { minLength: 1 })
    .chain((some) => fc.tuple(...some.map((path) => goals.map((all) => ({ id: path.join('/'), path, goals: all }))))),
});

const editionOfYear = fc.record({
  title: words(20),
  policy: fc.record({
    title: words(20),
    principles: fc
      .array(fc.tuple(words(80), inLanguages('text')), { minLength: 1, maxLength: 4 })
      .map((all) => all.map(([text, translations], index) => ({ no: index + 1, text, ...translations }))),
  }),
  departments: fc
    .shuffledSubarray(paths, { minLength: 1 })
    .chain((some) => fc.tuple(...some.map(department)) as fc.Arbitrary<Department[]>),
  notices: fc.array(
    fc
      .tuple(words(20), maybe(60), fc.oneof(fc.constant(''), day), maybe(10), inLanguages('title', 'body'))
      .map(([title, body, from, owner, translations]) => ({
        title,
        body,
        from,
        until: from,
        owner,
        picture: from === '' ? null : 'ab'.repeat(32),
        ...translations,
      })),
    { maxLength: 3 },
  ),
  terms: fc.array(
    fc
      .tuple(words(10), maybe(10), words(40), inLanguages('word', 'meaning'))
      .map(([word, reading, meaning, translations]) => ({ word, reading, meaning, ...translations })),
    { maxLength: 3 },
  ),
});

/** Any edition that the importer could have made. */
export const anyEdition: fc.Arbitrary<Edition> = fc
  .tuple(fc.option(previous, { nil: undefined }), editionOfYear)
  .map(([before, edition]) => ({ ...edition, ...(before && { previous: before }) }) as Edition);
