import type { ResultDraft } from '../core/reports/result-drafts.ts';
import { lobbyWords } from './lobby.ts';
import { changeText, shareText } from './office-reports.ts';

/** A result as figures, for staff to go on from. */
export function resultDraftText({ now, before, reasons }: ResultDraft, year: string): string {
  const change = before === null ? '' : `（前の年度は${shareText(before)}、${changeText(now, before)}）`;
  const named = reasons.map(({ reason }) => `「${lobbyWords.reasons[reason]}」`).join('');
  return [
    `${year}にこの窓口を選んだ評価は${now.n.toLocaleString('ja-JP')}件で、「満足」「やや満足」は${shareText(now)}でした${change}。`,
    named === '' ? '' : `多く選ばれた点は${named}です。`,
  ].join('');
}
