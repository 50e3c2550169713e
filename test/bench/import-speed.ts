import { readContent } from '../../src/core/content/import/read-content.ts';
import { aLargeWorkbook, GOALS } from '../support/a-large-workbook.ts';
import { type Figure, median } from './figure.ts';

const RUNS = 7;

/** A workbook far larger than any ward's, read and checked as the hub does it. */
export async function importSpeed(): Promise<Figure[]> {
  const bytes = await aLargeWorkbook();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    const { edition } = await readContent({ name: '目標.xlsx', bytes });
    times.push(performance.now() - startedAt);
    if (edition?.departments.length !== GOALS / 5) throw new Error('the workbook was not read whole');
  }
  return [{ name: 'workbook of 5,000 goals read and checked, median', value: median(times), unit: 'ms', n: RUNS }];
}
