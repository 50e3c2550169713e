import { expect, it } from 'vitest';
import { isWithin, spansText } from '../../../src/core/protocol/still.ts';

const text = spansText([
  { fromMs: 100, untilMs: 200 },
  { fromMs: 300, untilMs: 400 },
]);

it.each<[string, string | null | undefined, number, boolean]>([
  ['before all', text, 99, false],
  ['at a beginning', text, 100, true],
  ['at the last moment', text, 199, true],
  ['at an end', text, 200, false],
  ['in a later span', text, 399, true],
  ['after all', text, 400, false],
  ['without spans', spansText([]), 0, false],
  ['without a text', null, 100, false],
  ['without a page', undefined, 100, false],
  ['in what is no span', 'always', 100, false],
  ['in what has no end', '100', 100, false],
])('%s', (_, spans, ms, isIn) => {
  expect(isWithin(spans, ms)).toBe(isIn);
});
