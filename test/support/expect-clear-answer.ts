import * as v from 'valibot';
import { expect } from 'vitest';
import { editionSchema } from '../../src/core/content/edition.ts';
import type { Reading } from '../../src/core/content/import/read-content.ts';
import { problemSentence, repairSentence } from '../../src/words/problems.ts';

/** Something to publish, or an error with a sentence. */
export function expectClearAnswer({ edition, repairs, problems }: Reading): void {
  const isRefused = problems.some(({ severity }) => severity === 'error');
  if (edition === null) expect(isRefused).toBe(true);
  else expect(v.is(editionSchema, edition)).toBe(true);
  for (const problem of problems.slice(0, 200)) expect(problemSentence(problem)).toMatch(/。$/);
  for (const repair of repairs.slice(0, 200)) expect(repairSentence(repair)).toMatch(/。$/);
  for (const { path, goals } of edition?.departments ?? []) {
    expect(path.every((name) => name !== '')).toBe(true);
    expect(goals.every((goal) => goal.text !== '' && goal.parts.length > 0)).toBe(true);
  }
}
