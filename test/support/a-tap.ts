import { uuidv7 } from 'uuidv7';
import type { Rating } from '../../src/core/feedback/event.ts';

/** A rating as a tablet gives it to its database: with an id of its own, and no seq yet. */
export function aTap(fields: Partial<Rating> = {}): Omit<Rating, 'seq'> {
  return {
    v: 1,
    kind: 'rating',
    id: uuidv7(),
    at: '2026-11-22T10:15:30.123+09:00',
    question: 'overall',
    scale: 5,
    score: 5,
    shown: 'goal:まちづくり推進部/総務課#1',
    edition: 17,
    lang: 'ja',
    app: '1.0.0',
    flags: [],
    ...fields,
  };
}
