import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type Reading, readContent } from '../../src/core/content/import/read-content.ts';

type Cells = NonNullable<WriteSheet['rows']>;

/** The bytes of an .xlsx with these sheets; a sheet is its rows, or whatever else hucre writes. */
export function aWorkbook(sheets: Record<string, Cells | Omit<WriteSheet, 'name'>>): Promise<Uint8Array> {
  return writeXlsx({
    sheets: Object.entries(sheets).map(([name, sheet]) => ({
      name,
      ...(Array.isArray(sheet) ? { rows: sheet } : sheet),
    })),
  });
}

export async function readWorkbook(sheets: Parameters<typeof aWorkbook>[0]): Promise<Reading> {
  return readContent({ name: '掲示.xlsx', bytes: await aWorkbook(sheets) });
}

/** A policy of one principle, so that a test of something else has nothing to say about it. */
export const policySheet: Cells = [['サービス向上方針'], ['番号', '方針'], [1, '公平に応対します。']];

export const goalsHeader = ['部署名', '番号', '区分', '目標及び具体的な取組内容', '実施結果及び目標の達成度'];

/** A workbook with the policy and these rows of goals. */
export function readGoalRows(rows: Cells, header: Cells[number] = goalsHeader): Promise<Reading> {
  return readWorkbook({ 方針: policySheet, 目標: [['サービス向上目標'], header, ...rows] });
}
