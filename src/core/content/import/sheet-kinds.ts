import { fiscalYearOf } from '../../calendar/fiscal-year.ts';
import { DEPARTMENT, isHeader, NUMBER } from './header.ts';
import { type Meanings, namedColumns } from './named-columns.ts';
import { numberMarker } from './number-marker.ts';
import { isBlank, type Row, rowText } from './table.ts';

export type SheetKind = 'policy' | 'goals' | 'notices' | 'departments' | 'terms' | 'explanation' | 'empty' | 'unknown';

export type PolicyMeaning = 'no' | 'text';
export type NoticeMeaning = 'title' | 'body' | 'from' | 'until' | 'period' | 'owner' | 'picture';
export type DepartmentMeaning = 'department' | 'reading' | 'floor' | 'order';
export type TermMeaning = 'word' | 'reading' | 'meaning';

const READING = /^(よみ|読み|ヨミ)(がな|仮名|かな|カナ|方)?$|ふりがな|フリガナ|^かな$|^カナ$/;

export const policyMeanings: Meanings<PolicyMeaning> = [
  ['no', NUMBER],
  ['text', /^(方針|サービス向上方針|約束|項目|本文|内容|文)$/],
];
// 「お知らせ」 alone heads the text; a title has a name of its own.
export const noticeMeanings: Meanings<NoticeMeaning> = [
  ['title', /^(題名|題|表題|件名|タイトル|見出し|お知らせ(の)?(題名|件名|名))$/],
  ['from', /開始|^from$|^(掲出|掲示|掲載)日$|いつから|期間[((]?(から|from)/i],
  ['until', /終了|^until$|期限|いつまで|期間[((]?(まで|until)/i],
  ['period', /期間/],
  ['picture', /写真|画像|図|ピクチャ/],
  ['owner', /担当|所管|部署|課名|問い?合わ?せ/],
  ['body', /本文|内容|お知らせ|文章|説明/],
];
export const departmentMeanings: Meanings<DepartmentMeaning> = [
  ['department', DEPARTMENT],
  ['reading', READING],
  ['order', /^(並び順|並び|表示順|掲載順|順番|順序|順)$/],
  ['floor', /階|窓口|フロア|場所/],
];
export const termMeanings: Meanings<TermMeaning> = [
  ['word', /^(用語|言葉|ことば|語|語句|単語)(名)?$/],
  ['reading', READING],
  ['meaning', /意味|説明|解説/],
];

type At<M extends string> = Partial<Record<M, number>>;
export const isPolicyHeader = (at: At<PolicyMeaning>) => at.no !== undefined && at.text !== undefined;
export const isNoticeHeader = (at: At<NoticeMeaning>) => at.title !== undefined;
export const isDepartmentHeader = (at: At<DepartmentMeaning>) => at.department !== undefined;
export const isTermHeader = (at: At<TermMeaning>) => at.word !== undefined && at.meaning !== undefined;

const NAMES: [SheetKind, RegExp][] = [
  ['explanation', /^(使い方|つかいかた|説明|記入例|記入方法|書き方|はじめに|readme)$/i],
  ['goals', /目標|取組/],
  ['policy', /方針/],
  ['notices', /お知らせ|おしらせ|告知/],
  ['departments', /部署|課一覧|組織|窓口/],
  ['terms', /用語|言葉|ことば/],
];

/** What a sheet holds: by its name, and by the header of its table where the name says nothing. */
export function sheetKind(name: string, rows: Row[]): SheetKind {
  const plain = name.normalize('NFKC').replace(/\s/g, '');
  const named = NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
  if (named === 'explanation') return named;
  if (rows.every(isBlank)) return 'empty';
  const byHeader = kindByHeader(rows);
  // One sheet with the whole document is often named after what stands at its top.
  if (named === 'policy' && byHeader === 'goals') return 'goals';
  return named ?? byHeader ?? (rows.some(isPolicyLine) ? 'policy' : 'unknown');
}

const LAST_YEAR = /前年|昨年|去年/;

/**
 * Whether a sheet of goals is last year's: it is named so, or after an earlier 年度 than another; results of a named year stand
 * before the goals of a sheet that names none.
 */
export function isPrevious(name: string, others: string[]): boolean {
  if (LAST_YEAR.test(name)) return true;
  const year = fiscalYearOf(name);
  return (
    year !== null &&
    others.some((other) => {
      const otherYear = fiscalYearOf(other);
      return otherYear === null ? /結果|実績/.test(name) && !LAST_YEAR.test(other) : otherYear > year;
    })
  );
}

/** The kind of table whose header these rows hold. */
export function kindByHeader(rows: Row[]): SheetKind | null {
  for (const row of rows) {
    const at = <M extends string>(meanings: Meanings<M>) => namedColumns(row.cells, meanings).at;
    const notice = at(noticeMeanings);
    const department = at(departmentMeanings);
    if (isNoticeHeader(notice) && Object.keys(notice).length > 1) return 'notices';
    if (isHeader(row)) return 'goals';
    if (isTermHeader(at(termMeanings))) return 'terms';
    if (isPolicyHeader(at(policyMeanings))) return 'policy';
    if (isDepartmentHeader(department) && Object.keys(department).length > 1) return 'departments';
  }
  return null;
}

function isPolicyLine(row: Row): boolean {
  return numberMarker(rowText(row))?.style === 'circled';
}
