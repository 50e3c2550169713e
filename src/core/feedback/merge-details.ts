import type { Detail } from './event.ts';

/** Details of one rating as one: field by field, the later `seq` wins; the order they are given in does not matter. */
export function mergeDetails(details: Detail[]): Pick<Detail, 'reasons' | 'department'> {
  const merged: Pick<Detail, 'reasons' | 'department'> = {};
  for (const detail of details.toSorted((a, b) => a.seq - b.seq)) {
    if (detail.reasons !== undefined) merged.reasons = detail.reasons;
    if (detail.department !== undefined) merged.department = detail.department;
  }
  return merged;
}
