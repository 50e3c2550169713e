import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/core/content/differences.ts';
import type { Edition } from '../../../src/core/content/edition.ts';
import { aGoal, aNotice, anEdition } from '../../support/an-edition.ts';
import { anyEdition } from '../../support/any-edition.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;
const edition = anEdition({ goals: [2, 1], notices: 1 });
const told = (before: Edition | null, after: Edition) =>
  differences(before, after).map(({ kind, of, name, fields }) =>
    [kind, of, name.join('/'), ...fields.map(({ field, before, after }) => `${field}:${before}>${after}`)].join(' '),
  );
/** The edition with its first department changed. */
function withFirst(change: (department: Edition['departments'][number]) => Partial<Edition['departments'][number]>) {
  const [first, ...others] = edition.departments;
  return { ...edition, departments: [{ ...first!, ...change(first!) }, ...others] };
}

describe('differences', () => {
  it('finds none between an edition and itself', () => {
    expect(differences(ward, ward)).toEqual([]);
    fc.assert(fc.property(anyEdition, (any) => differences(any, structuredClone(any)).length === 0));
  });

  it('finds everything new where nothing was shown before', () => {
    const changes = differences(null, ward);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['added']));
    expect(changes.filter(({ of }) => of === 'goal')).toHaveLength(44);
  });

  it('names a changed goal by its department and number, with the fields that differ', () => {
    const goals = [aGoal(1, { text: 'ていねいに話します。', category: '応対' }), aGoal(2)];
    expect(
      told(
        edition,
        withFirst(() => ({ goals })),
      ),
    ).toEqual(['changed goal 部1/課/1 text:目標1の本文です。>ていねいに話します。 category:共通>応対']);
  });

  it('tells what was added and what was removed', () => {
    expect(
      told(
        edition,
        withFirst(({ goals }) => ({ goals: [...goals, aGoal(3)] })),
      ),
    ).toEqual(['added goal 部1/課/3 text:>目標3の本文です。']);
    expect(told(edition, { ...edition, departments: edition.departments.slice(1) })).toEqual([
      'removed department 部1/課',
      'removed goal 部1/課/1 text:目標1の本文です。>',
      'removed goal 部1/課/2 text:目標2の本文です。>',
    ]);
  });

  it('names what changed in the goals of last year, and which of them is continued', () => {
    const previous = (label: string, result: string) => {
      const goals = [aGoal(1, { result })];
      return { ...edition, previous: { label, departments: [{ id: '部1/課', path: ['部1', '課'], goals }] } };
    };
    expect(told(edition, previous('令和7年度', '済'))).toEqual([
      'added previous  label:>令和7年度',
      'added previous 部1/課/1 text:>目標1の本文です。',
    ]);
    expect(told(previous('', '済'), previous('令和7年度', '未'))).toEqual([
      'changed previous  label:>令和7年度',
      'changed previous 部1/課/1 result:済>未',
    ]);
    const continued = withFirst(({ goals }) => ({ goals: [{ ...goals[0]!, previousNo: 3 }, ...goals.slice(1)] }));
    expect(told(edition, continued)).toEqual(['changed goal 部1/課/1 previousNo:>3']);
  });

  it('tells notices of one title apart', () => {
    const notices = [aNotice('祭り'), { ...aNotice('祭り'), until: '2026-11-30' }];
    expect(told({ ...edition, notices }, { ...edition, notices: [notices[0]!] })).toEqual([
      'removed notice 祭り body:祭りのお知らせです。>',
    ]);
  });

  it('sees another order, another language and another reading', () => {
    expect(told(edition, { ...edition, departments: edition.departments.toReversed() })).toEqual(['changed order ']);
    const english = withFirst(() => ({ reading: 'ぶいち', translations: { en: { name: 'Section' } } }));
    expect(told(edition, english)).toEqual(['changed department 部1/課 reading:>ぶいち en name:>Section']);
  });
});
