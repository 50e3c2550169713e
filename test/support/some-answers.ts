import type { FeedbackEvent } from '../../src/core/feedback/event.ts';
import { languages, reasons } from '../../src/core/settings/choices.ts';
import { anId, aRating } from './a-rating.ts';
import { randomOf } from './random-of.ts';

const DEPARTMENTS = [
  '区民サービス部/区民課',
  'まちづくり推進部/総務課',
  '地域みまもり支援センター/(福祉事務所・保健所支所)/児童家庭課・保護課・高齢障害課',
];
const HOURS = ['08', '09', '10', '11', '13', '16'];
const daysOf = (month: string) =>
  Array.from({ length: 30 }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
const TWO_MONTHS = [...daysOf('2026-10'), ...daysOf('2026-11')];

/** Answers of days that differ in everything a report counts, in no order; some say more, some are remarkable. */
export function someAnswers(count: number, days = TWO_MONTHS, scales: (4 | 5)[] = [5, 5, 5, 4]): FeedbackEvent[] {
  const random = randomOf(1);
  const one = <Value>(values: readonly Value[]) => values[random(values.length)]!;
  const events: FeedbackEvent[] = [];
  for (let n = 1; n <= count; n += 1) {
    const at = `${one(days)}T${one(HOURS)}:30:00.000+09:00`;
    const scale = one(scales);
    // More often content than not, as people are.
    const score = Math.max(1 + random(scale), 1 + random(scale));
    const flags = one([[], [], [], ['burst'], ['test'], ['palm', 'too_soon']] as const);
    const seq = events.length + 1;
    const id = anId(seq);
    events.push(aRating(1, { id, seq, at, scale, score, lang: one(languages), flags: [...flags] }));
    if (random(2) === 0) continue;
    events.push({
      ...({ v: 1, kind: 'detail', id: anId(seq + 1), seq: seq + 1, at, rating: id } as const),
      ...(random(3) > 0 && { reasons: [one(reasons)] }),
      ...(random(3) > 0 && { department: one(DEPARTMENTS) }),
    });
  }
  return events;
}
