import { writeTemplate } from '../../src/core/content/template/write-template.ts';
import { templateWords } from '../../src/words/template.ts';
import { readText, wardDocument } from './ward-document.ts';

export const GOALS = 5_000;

/** A workbook far larger than any ward's: 5,000 goals of 1,000 departments, in the ward's own wording. */
export function aLargeWorkbook(): Promise<Uint8Array> {
  const ward = readText(wardDocument()).edition!;
  const goals = ward.departments.flatMap((department) => department.goals);
  const department = ward.departments[0]!;
  const departments = Array.from({ length: GOALS / 5 }, (_, index) => ({
    ...department,
    id: `第${index + 1}課`,
    path: [`第${index + 1}課`],
    goals: Array.from({ length: 5 }, (_each, no) => ({ ...goals[(index * 5 + no) % goals.length]!, no: no + 1 })),
  }));
  return writeTemplate({ ...ward, departments }, templateWords);
}
