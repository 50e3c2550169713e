import type { Notice } from '../edition.ts';
import { dateOf } from './date-cell.ts';
import type { Findings } from './findings.ts';
import { limits } from './limits.ts';
import type { TableRecord } from './records.ts';
import type { NoticeMeaning } from './sheet-kinds.ts';

type Period = Pick<Notice, 'from' | 'until'>;

/** 掲出期間, from two columns or from one that holds 「11/22～12/5」. A day that cannot be read blocks publishing: nobody would take it down. */
export function readPeriod(record: TableRecord<NoticeMeaning>, findings: Findings): Period {
  const [begin, end] = splitPeriod(record.cell('period', limits.name));
  const from = readDay(record.cell('from', limits.name) || begin, '');
  const until = readDay(record.cell('until', limits.name) || end, from.value);
  const column = (meaning: 'from' | 'until') => (record.cell(meaning, limits.name) === '' ? 'period' : meaning);
  for (const [meaning, { given, value, isPlain }] of [['from', from] as const, ['until', until] as const]) {
    if (given !== '' && value === '') findings.error('date-unreadable', record.spot(column(meaning)), { found: given });
    else if (!isPlain) findings.repair('date-read', record.spot(column(meaning)), given, value);
  }
  // A day lasts to its end, so it is later than every time in it.
  if (until.value !== '' && `${until.value}U` < from.value) {
    findings.error('period-reversed', record.spot(column('until')), { from: from.value, until: until.value });
  }
  return { from: from.value, until: until.value };
}

function readDay(given: string, since: string): { given: string; value: string; isPlain: boolean } {
  const value = dateOf(given, since) ?? '';
  const isPlain = given === '' || /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.test(given);
  return { given, value, isPlain };
}

function splitPeriod(text: string): [string, string] {
  const match = /^(.*?)\s*(?:[~〜～]|から|－|―|–|—)\s*(.*?)\s*(?:まで)?$/.exec(text);
  return match ? [match[1]!, match[2]!] : [text, text];
}
