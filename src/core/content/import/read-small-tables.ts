import type { Department, Edition, Notice, Term } from '../edition.ts';
import { departmentPath } from './department-path.ts';
import type { Findings } from './findings.ts';
import { limits } from './limits.ts';
import { numberIn, numberMarker } from './number-marker.ts';
import { readPeriod } from './read-period.ts';
import { readPolicy, unread } from './read-policy.ts';
import { type Records, recordsOf, type TableRecord } from './records.ts';
import {
  departmentMeanings,
  isDepartmentHeader,
  isNoticeHeader,
  isPolicyHeader,
  isTermHeader,
  noticeMeanings,
  policyMeanings,
  termMeanings,
} from './sheet-kinds.ts';
import { asLine, rowText, type Table } from './table.ts';

type Policy = Edition['policy'];

/** 方針: a table of number and text, or lines that begin with ①. */
export function readPolicyTable(table: Table, findings: Findings): Policy {
  const records = recordsOf(table, policyMeanings, isPolicyHeader, findings);
  if (!records) {
    const { policy, goalsTitle, belowTitle } = readPolicy(table.rows.map(asLine), findings);
    for (const row of belowTitle) unread(row, findings);
    return policy.title === '' ? { ...policy, title: goalsTitle } : policy;
  }
  const [title, ...others] = records.above;
  for (const row of others) unread(row, findings);
  const principles = records.rows.flatMap((record, index): Policy['principles'] => {
    const text = record.cell('text', limits.text);
    const written = record.cell('no', limits.name);
    const no = numberMarker(`${written} `)?.no ?? numberIn(written.slice(0, 4));
    if (text === '') {
      findings.error('principle-text-missing', record.spot('text'), { no: no || index + 1 });
      return [];
    }
    if (no !== index + 1) {
      findings.warning('principle-order', record.spot('no'), { expected: index + 1, found: written || '空欄' });
    }
    return [{ no: no || index + 1, text, ...record.translations({ text: ['text', limits.text] }) }];
  });
  if (!title && principles.length > 0) findings.error('policy-missing', {});
  return { title: title ? rowText(title).slice(0, limits.title) : '', principles };
}

/** The rows of a table that must have a header; without one it says what the header should name. */
function rowsOf<M extends string>(records: Records<M> | null, expected: string, findings: Findings): TableRecord<M>[] {
  if (records === null) findings.error('header-missing-in', {}, { expected });
  return records?.rows ?? [];
}

/** お知らせ */
export function readNotices(table: Table, findings: Findings): Notice[] {
  return rowsOf(recordsOf(table, noticeMeanings, isNoticeHeader, findings), '題名', findings).flatMap(
    (record): Notice[] => {
      const title = record.cell('title', limits.title);
      if (title === '') {
        findings.error('notice-title-missing', record.spot('title'));
        return [];
      }
      return [
        {
          title,
          body: record.cell('body', limits.text),
          ...readPeriod(record, findings),
          owner: record.cell('owner', limits.name),
          picture: record.cell('picture', limits.name) || null,
          ...record.translations({ title: ['title', limits.title], body: ['body', limits.text] }),
        },
      ];
    },
  );
}

/** 用語 */
export function readTerms(table: Table, findings: Findings): Term[] {
  return rowsOf(recordsOf(table, termMeanings, isTermHeader, findings), '用語」と「意味', findings).flatMap(
    (record): Term[] => {
      const word = record.cell('word', limits.name);
      const meaning = record.cell('meaning', limits.meaning);
      if (word === '' || meaning === '') {
        findings.error('term-incomplete', record.spot(word === '' ? 'word' : 'meaning'));
        return [];
      }
      const translations = record.translations({ word: ['word', limits.name], meaning: ['meaning', limits.meaning] });
      return [{ word, reading: record.cell('reading', limits.name), meaning, ...translations }];
    },
  );
}

/** One row of 部署: what is known of a department beside its goals. */
export type ListedDepartment = Omit<Department, 'goals'> & { order: number; row: number };

/** 部署 */
export function readDepartmentList(table: Table, findings: Findings): ListedDepartment[] {
  return rowsOf(recordsOf(table, departmentMeanings, isDepartmentHeader, findings), '部署名', findings).flatMap(
    (record): ListedDepartment[] => {
      const written = record.cell('department', limits.name);
      const path = departmentPath(written).map(({ name }) => name);
      if (path.length === 0) {
        findings.error('department-missing', record.spot('department'));
        return [];
      }
      const reading = record.cell('reading', limits.path) || table.readings?.get(written)?.slice(0, limits.path);
      const floor = record.cell('floor', limits.name);
      const order = record.cell('order', limits.name);
      if (order !== '' && numberIn(order) === 0)
        findings.warning('order-unreadable', record.spot('order'), { found: order });
      return [
        {
          id: path.join('/'),
          path,
          order: numberIn(order) || Number.POSITIVE_INFINITY,
          row: record.row,
          ...(reading && { reading }),
          ...(floor && { floor }),
          ...record.translations({ name: ['department', limits.path] }),
        },
      ];
    },
  );
}
