import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/core/content/differences.ts';
import { slideOfChange } from '../../../src/core/display/slide-of-change.ts';
import { slidesOf } from '../../../src/core/display/slides.ts';
import { aGoal, aNotice, anEdition } from '../../support/an-edition.ts';

const before = anEdition({ goals: [2, 1], notices: 1 });
const [first, second] = before.departments;
const changedTo = (change: Partial<typeof before>) => {
  const after = { ...before, ...change };
  const slide = slideOfChange(differences(before, after));
  return { slide, isThere: slidesOf(after).some(({ id }) => id === slide) };
};

describe('slideOfChange', () => {
  it.each<[string, Partial<typeof before>, string]>([
    [
      'a goal',
      { departments: [first!, { ...second!, goals: [aGoal(1, { text: '新しい文です。' })] }] },
      'goal:部2/課#1',
    ],
    ['a principle', { policy: { ...before.policy, principles: [{ no: 1, text: '新しい約束です。' }] } }, 'principle:1'],
    ['a notice', { notices: [...before.notices, aNotice('祭り')] }, 'notice:祭り'],
    ['a department', { departments: [first!, { ...second!, floor: '2階' }] }, 'department:部2/課'],
    [
      'a result of last year',
      { previous: { label: '', departments: [{ ...second!, goals: [aGoal(1, { result: '済' })] }] } },
      'department:部2/課',
    ],
    ['the title of the policy', { policy: { ...before.policy, title: '新しい方針' } }, 'policy'],
  ])('finds %s in the loop', (_, change, slide) => {
    expect(changedTo(change)).toEqual({ slide, isThere: true });
  });

  it('is nowhere for what nobody sees any more', () => {
    expect(changedTo({ notices: [] }).slide).toBeNull();
    expect(changedTo({}).slide).toBeNull();
  });
});
