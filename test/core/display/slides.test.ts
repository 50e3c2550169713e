import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/core/content/edition.ts';
import { type Slide, slidesOf } from '../../../src/core/display/slides.ts';
import { ratingSchema } from '../../../src/core/feedback/event.ts';
import { aRating } from '../../support/a-rating.ts';
import { aGoal, aNotice, anEdition } from '../../support/an-edition.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const ids = (slides: Slide[]) => slides.map(({ id }) => id);

describe('slidesOf', () => {
  it('goes from the policy through the departments, one principle in turn between them', () => {
    expect(ids(slidesOf(anEdition({ principles: 2, goals: [1, 2, 0, 1] })))).toEqual([
      'policy',
      'department:部1/課',
      'goal:部1/課#1',
      'principle:1',
      'department:部2/課',
      'goal:部2/課#1',
      'goal:部2/課#2',
      'principle:2',
      'department:部3/課',
      'principle:1',
      'department:部4/課',
      'goal:部4/課#1',
    ]);
  });

  it('puts notices among the departments, each at least once a loop', () => {
    const withNotices = (notices: number, goals: number[]) =>
      ids(slidesOf(anEdition({ principles: 0, goals, notices }))).filter((id) => !id.startsWith('goal'));
    expect(withNotices(1, [1, 1, 1])).toEqual([
      'department:部1/課',
      'notice:知らせ1',
      'department:部2/課',
      'notice:知らせ1',
      'department:部3/課',
    ]);
    expect(withNotices(3, [1, 1])).toEqual([
      'department:部1/課',
      'notice:知らせ1',
      'department:部2/課',
      'notice:知らせ2',
      'notice:知らせ3',
    ]);
    expect(withNotices(2, [])).toEqual(['notice:知らせ1', 'notice:知らせ2']);
    expect(withNotices(2, [1])).toEqual(['department:部1/課', 'notice:知らせ1', 'notice:知らせ2']);
  });

  it('names notices by their title, so that a rating tells which was shown', () => {
    const notices = [aNotice('祭り'), aNotice('休日開庁'), aNotice('祭り')];
    const named = (list: typeof notices) =>
      ids(slidesOf({ ...anEdition({ principles: 0, goals: [] }), notices: list }));
    expect(named(notices)).toEqual(['notice:祭り', 'notice:休日開庁', 'notice:祭り#2']);
    expect(named(notices.slice(1, 2))).toEqual(['notice:休日開庁']);
  });

  it('tells goals without a number apart, so that each can be looked for and rated', () => {
    const [department] = anEdition().departments;
    const named = (goals: Goal[]) =>
      ids(slidesOf({ ...anEdition({ principles: 0, goals: [] }), departments: [{ ...department!, goals }] })).slice(1);
    const id = `goal:${department!.id}`;
    expect(named([aGoal(0), aGoal(0), aGoal(0)])).toEqual([`${id}#0`, `${id}#0#2`, `${id}#0#3`]);
    expect(named([aGoal(1), aGoal(2), aGoal(1)])).toEqual([`${id}#1`, `${id}#2`, `${id}#1#2`]);
  });

  it('gives a name to one slide only, whatever a title says', () => {
    const notices = ['祭り', '祭り#2', '祭り', '祭り'].map((title) => aNotice(title));
    const named = ids(slidesOf({ ...anEdition({ principles: 0, goals: [] }), notices }));
    expect(named).toEqual(['notice:祭り', 'notice:祭り#2', 'notice:祭り#3', 'notice:祭り#4']);
  });

  it('keeps one name for a principle that comes several times', () => {
    const named = ids(slidesOf(anEdition({ principles: 1, goals: [1, 1, 1] })));
    expect(named.filter((id) => id.startsWith('principle:'))).toEqual(['principle:1', 'principle:1']);
  });

  it('makes each turn of a principle or notice a slide of its own, so that one that is cut anew stays where it is', () => {
    const slides = slidesOf({ ...anEdition({ principles: 1, goals: [1, 1, 1] }), notices: [aNotice('祭り')] });
    const turns = slides.filter(({ kind }) => kind === 'principle' || kind === 'notice');
    expect(turns).toHaveLength(4);
    expect(new Set(turns)).toHaveLength(4);
  });

  it('counts goals within their department', () => {
    const goals = slidesOf(anEdition({ goals: [1, 2] })).filter((slide) => slide.kind === 'goal');
    expect(goals.map(({ position, count }) => `${position}／${count}`)).toEqual(['1／1', '1／2', '2／2']);
  });

  it("puts the results of last year beside this year's goals, or on slides of their own after them", () => {
    const edition = anEdition({ principles: 0, goals: [1, 1] });
    const told = (no: number, text: string) => aGoal(no, { text, result: `結果${no}` });
    const of = (name: string, goals: Goal[]) => ({ id: `${name}/課`, path: [name, '課'], goals });
    const departments = [of('部1', [told(1, '目標1の本文です。'), told(2, '別。')]), of('部9', [told(1, '消えた。')])];
    const slides = slidesOf({ ...edition, previous: { label: '令和7年度', departments } });
    expect(ids(slides)).toEqual([
      'department:部1/課',
      'goal:部1/課#1',
      'goal:部1/課@令和7年度#2',
      'department:部2/課',
      'goal:部2/課#1',
      'department:部9/課',
      'goal:部9/課@令和7年度#1',
    ]);
    const goals = slides.filter((slide) => slide.kind === 'goal');
    expect(
      goals.map(({ year, result, position, count }) => [year, result?.text, result?.year, position, count]),
    ).toEqual([
      [null, '結果1', '令和7年度', 1, 1],
      ['令和7年度', '結果2', null, 1, 1],
      [null, undefined, undefined, 1, 1],
      ['令和7年度', '結果1', null, 1, 1],
    ]);
  });

  it('names last year in a form that a rating may carry, however long the department is called', () => {
    const id = '課'.repeat(400);
    const department = { id, path: ['課'], goals: [aGoal(20_000, { result: '済' })] };
    const previous = { label: '年'.repeat(20), departments: [department] };
    const shown = slidesOf({ ...anEdition({ goals: [] }), previous }).at(-1)!.id;
    expect(shown).toMatch(/^goal:.+#\d+$/);
    expect(v.safeParse(ratingSchema, aRating(1, { shown })).success).toBe(true);
  });

  it('is the card before the first edition, and where an edition holds nothing', () => {
    expect(slidesOf(null)).toEqual([{ kind: 'card', id: 'card' }]);
    expect(slidesOf(anEdition({ principles: 0, goals: [] }))).toEqual([{ kind: 'card', id: 'card' }]);
  });

  it('shows the policy, 14 departments and 44 goals of the ward once, and its principles 13 times in turn', () => {
    const slides = slidesOf(readText(wardDocument()).edition);
    const count = (kind: Slide['kind']) => slides.filter((slide) => slide.kind === kind).length;
    expect([count('policy'), count('department'), count('goal'), count('principle')]).toEqual([1, 14, 44, 13]);
    const once = ids(slides).filter((id) => !id.startsWith('principle'));
    expect(new Set(once).size).toBe(once.length);
    expect(once).toContain('goal:まちづくり推進部/総務課#1');
  });
});
