import { toTokyoIso } from '../calendar/tokyo-time.ts';
import type { Detail, Rating } from '../feedback/event.ts';

/** The columns of the ratings file, in their order. */
export const ratingColumns = [
  'rated_on',
  'rated_at',
  'device',
  'question',
  'scale',
  'score',
  'label',
  'department',
  'reasons',
  'language',
  'shown',
  'edition',
  'flags',
  'rating_id',
] as const;

export interface RatedRow {
  rating: Rating;
  device: string;
  detail: Pick<Detail, 'reasons' | 'department'>;
}

/** One rating as one record of the ratings file, without the line end; `label` is the word under the face. */
export function ratingRecord({ rating, device, detail }: RatedRow, label: string): string {
  // Read and written again: 30 February and 24:00 pass as times, and the file is named by the day they stand for.
  const at = toTokyoIso(Date.parse(rating.at));
  return csvRecord([
    at.slice(0, 10),
    at.slice(11, 19),
    // The one text here whose schema lets line breaks in.
    device.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '),
    rating.question,
    rating.scale,
    rating.score,
    label,
    detail.department ?? '',
    (detail.reasons ?? []).join(';'),
    rating.lang,
    rating.shown,
    rating.edition,
    rating.flags.join(';'),
    rating.id,
  ]);
}

/** RFC 4180: quotes only where needed. */
export function csvRecord(fields: (string | number)[]): string {
  return fields.map((field) => quoted(guarded(String(field)))).join(',');
}

// A spreadsheet runs a cell that begins like this as a formula (OWASP, CSV injection); full-width signs too in Japanese Excel.
const FORMULA = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/;

function guarded(field: string): string {
  return FORMULA.test(field) ? `'${field}` : field;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
