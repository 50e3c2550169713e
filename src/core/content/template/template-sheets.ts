import { type ContentLanguage, contentLanguages, type Department, type Edition, type Goal } from '../edition.ts';
import { departmentPath } from '../import/department-path.ts';
import { languageNames } from '../import/languages.ts';
import { partsOf } from '../parts-of-goal.ts';

export interface TemplateSheet {
  name: string;
  title?: string;
  columns: { header: string; width: number }[];
  rows: (string | number)[][];
}

interface GoalRow {
  department: Department;
  goal: Goal;
}

interface Column<T> {
  header: string;
  width: number;
  cell: (item: T) => string | number;
}

type Translated<F extends string> = { translations?: Partial<Record<ContentLanguage, Partial<Record<F, string>>>> };

/** The edition as the sheets that the importer reads it from: importing them unchanged gives the same edition. */
export function templateSheets(edition: Edition): TemplateSheet[] {
  const { policy, departments, notices, terms, previous } = edition;
  return [
    sheet('方針', policy.title, policy.principles, [
      { header: '番号', width: 6, cell: ({ no }) => no },
      { header: '方針', width: 80, cell: ({ text }) => text },
      ...inLanguages(policy.principles, '方針', 'text'),
    ]),
    goalSheet('目標', edition.title, departments, [
      { header: '前年度番号', width: 10, cell: ({ goal }) => goal.previousNo ?? '' },
    ]),
    goalSheet('前年度の目標と結果', previous?.label ?? '', previous?.departments ?? [], []),
    sheet('お知らせ', undefined, notices, [
      { header: '題名', width: 30, cell: ({ title }) => title },
      { header: '本文', width: 60, cell: ({ body }) => body },
      { header: '掲出開始', width: 20, cell: ({ from }) => timeCell(from) },
      { header: '掲出終了', width: 20, cell: ({ until }) => timeCell(until) },
      { header: '担当', width: 16, cell: ({ owner }) => owner },
      { header: '写真', width: 20, cell: ({ picture }) => picture ?? '' },
      ...inLanguages(notices, '題名', 'title'),
      ...inLanguages(notices, '本文', 'body'),
    ]),
    sheet('部署', undefined, departments, [
      { header: '部署名', width: 44, cell: nameOf },
      { header: 'よみ', width: 30, cell: ({ reading = '' }) => reading },
      { header: '階・窓口', width: 16, cell: ({ floor = '' }) => floor },
      { header: '並び順', width: 8, cell: (department) => departments.indexOf(department) + 1 },
      ...inLanguages(departments, '部署名', 'name'),
    ]),
    sheet('用語', undefined, terms, [
      { header: '用語', width: 20, cell: ({ word }) => word },
      { header: 'よみ', width: 20, cell: ({ reading }) => reading },
      { header: '意味', width: 60, cell: ({ meaning }) => meaning },
      ...inLanguages(terms, '用語', 'word'),
      ...inLanguages(terms, '意味', 'meaning'),
    ]),
  ];
}

function goalSheet(name: string, title: string, departments: Department[], more: Column<GoalRow>[]): TemplateSheet {
  const items = departments.flatMap((department) => department.goals.map((goal) => ({ department, goal })));
  const goals = items.map(({ goal }) => goal);
  const cut = goals.map(aimAndAction);
  const isInTwo = cut.some(({ action }) => action !== '');
  const cutOf = (goal: Goal) => cut[goals.indexOf(goal)]!;
  const action = { header: '具体的な取組内容', width: 60, cell: ({ goal }: GoalRow) => cutOf(goal).action };
  return sheet(name, title, items, [
    { header: '部署名', width: 44, cell: ({ department }) => nameOf(department) },
    { header: '番号', width: 6, cell: ({ goal }) => goal.no || '' },
    { header: '区分', width: 14, cell: ({ goal }) => goal.category },
    { header: isInTwo ? '目標' : '目標及び具体的な取組内容', width: 80, cell: ({ goal }) => cutOf(goal).aim },
    ...(isInTwo ? [action] : []),
    { header: '実施結果', width: 60, cell: ({ goal }) => goal.result },
    { header: '達成度', width: 10, cell: ({ goal }) => goal.level },
    ...more,
    ...inLanguages(goals, '目標', 'text').map((column) => ({
      ...column,
      cell: (item: { goal: Goal }) => column.cell(item.goal),
    })),
    ...inLanguages(goals, '実施結果', 'result').map((column) => ({
      ...column,
      cell: (item: { goal: Goal }) => column.cell(item.goal),
    })),
  ]);
}

/** A goal whose parts do not follow from its text came from two columns, and goes back into two. */
function aimAndAction({ text, parts }: Goal): { aim: string; action: string } {
  const own = JSON.stringify(partsOf(text)) === JSON.stringify(parts);
  const [first] = parts;
  const aim = first?.kind === 'aim' && text.startsWith(`${first.text} `) ? first.text : '';
  if (own) return { aim: text, action: '' };
  return { aim, action: aim === '' ? text : text.slice(aim.length + 1) };
}

function sheet<T>(name: string, title: string | undefined, items: T[], columns: Column<T>[]): TemplateSheet {
  return {
    name,
    ...(title !== undefined && { title }),
    columns: columns.map(({ header, width }) => ({ header, width })),
    rows: items.map((item) => columns.map(({ cell }) => cell(item))),
  };
}

/** A column for each language that the edition has for this field. */
function inLanguages<F extends string, T extends Translated<F>>(items: T[], header: string, field: F): Column<T>[] {
  const textOf = (item: T, language: ContentLanguage) => item.translations?.[language]?.[field] ?? '';
  return contentLanguages
    .filter((language) => items.some((item) => textOf(item, language) !== ''))
    .map((language) => ({
      header: `${header}（${languageNames[language]}）`,
      width: 50,
      cell: (item) => textOf(item, language),
    }));
}

/** The path as one cell; where spaces would not part it again, slashes do. */
function nameOf({ path }: Department): string {
  const spaced = path.join(' ');
  const again = departmentPath(spaced).map(({ name }) => name);
  return again.length === path.length && again.every((name, index) => name === path[index]) ? spaced : path.join('/');
}

function timeCell(time: string): string {
  return time.replace(/T(\d{2}:\d{2}:\d{2}).*$/, ' $1');
}
