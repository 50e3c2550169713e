import { readContent } from '../../src/core/content/import/read-content.ts';
import { writeTemplate } from '../../src/core/content/template/write-template.ts';
import { templateWords } from '../../src/words/template.ts';
import { readText, wardDocument } from '../support/ward-document.ts';
import { type Figure, median } from './figure.ts';

const GOALS = 5_000;
const RUNS = 7;

/** A workbook far larger than any ward's, read and checked as the hub does it. */
export async function importSpeed(): Promise<Figure[]> {
  const ward = readText(wardDocument()).edition!;
  const goals = ward.departments.flatMap((department) => department.goals);
  const department = ward.departments[0]!;
  const departments = Array.from({ length: GOALS / 5 }, (_, index) => ({
    ...department,
    id: `第${index + 1}課`,
    path: [`第${index + 1}課`],
    goals: Array.from({ length: 5 }, (_each, no) => ({ ...goals[(index * 5 + no) % goals.length]!, no: no + 1 })),
  }));
  const bytes = await writeTemplate({ ...ward, departments }, templateWords);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    const { edition } = await readContent({ name: '目標.xlsx', bytes });
    times.push(performance.now() - startedAt);
    if (edition?.departments.length !== departments.length) throw new Error('the workbook was not read whole');
  }
  return [{ name: 'workbook of 5,000 goals read and checked, median', value: median(times), unit: 'ms', n: RUNS }];
}
