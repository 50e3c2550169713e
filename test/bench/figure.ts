/** One line of `npm run bench`. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What the same was for another program, and how many times as much ours is. */
  peer?: string;
  peerValue?: number;
  ratio?: number;
  n: number;
}

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: number[]) => quantile(values, 0.5);
