import type { Detail, Rating } from '../../src/core/feedback/event.ts';
import { aTap } from './a-tap.ts';

export const anEpoch = '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01';

/** The n-th id of a test: UUIDv7 in form, sorted like the number. */
export function anId(n: number): string {
  return `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** The n-th tap of an epoch, on 22 November 2026, a second after the one before. */
export function aRating(n = 1, changes: Partial<Rating> = {}): Rating {
  const second = String(n % 60).padStart(2, '0');
  const minute = String(Math.floor(n / 60) % 60).padStart(2, '0');
  return {
    ...aTap({ id: anId(n), at: `2026-11-22T10:${minute}:${second}.123+09:00`, ...changes }),
    seq: changes.seq ?? n,
  };
}

/** What the visitor added to the rating with the number `of`. */
export function aDetail(n: number, of: number, changes: Partial<Detail> = {}): Detail {
  const { at } = aRating(n);
  return { v: 1, kind: 'detail', id: anId(n), seq: n, at, rating: anId(of), ...changes };
}
