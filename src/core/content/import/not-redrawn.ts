import type { Problem } from '../problem.ts';
import { isStorable } from '../stored-picture.ts';
import type { Reading } from './read-content.ts';

/**
 * The reading as far as it can be published where nothing redraws pictures: notices lose those that are too large to be kept
 * as they are, with a warning each. `file` is what was read.
 */
export function withoutLargePictures(reading: Reading, file: string): Reading {
  const named = new Set(reading.edition?.notices.map((notice) => notice.picture));
  const large = new Set(
    reading.pictures.filter((picture) => named.has(picture.name) && !isStorable(picture)).map(({ name }) => name),
  );
  if (reading.edition === null || large.size === 0) return reading;
  const notices = reading.edition.notices.map((notice) =>
    large.has(notice.picture ?? '') ? { ...notice, picture: null } : notice,
  );
  const warnings = [...large].map(
    (found): Problem => ({ code: 'picture-not-redrawn', severity: 'warning', where: { file }, values: { found } }),
  );
  return {
    ...reading,
    edition: { ...reading.edition, notices },
    problems: [...reading.problems, ...warnings],
    pictures: reading.pictures.filter(({ name }) => !large.has(name)),
  };
}
