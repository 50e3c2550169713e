import { expect, it } from 'vitest';
import { createHubContact } from '../../../src/tablet/kiosk/hub-contact.ts';
import { aClock } from '../../support/a-clock.ts';

type Answer =
  | { kind: 'answer' | 'unchanged' | 'offline' | 'unauthorized' | 'busy' }
  | { kind: 'refused'; status: number };

it('notes when the hub was heard and what went wrong last, and hands on every answer', async () => {
  const clock = aClock();
  const startMs = clock.now();
  const contact = createHubContact(clock);
  const ask = contact.noted(async (answer: Answer) => answer);
  const seen = async (answer: Answer) => {
    clock.advance(1_000);
    expect(await ask(answer)).toBe(answer);
    const { heardAtMs, failure } = contact.look();
    const after = (ms: number | undefined | null) => (ms == null ? null : (ms - startMs) / 1000);
    return [after(heardAtMs), after(failure?.atMs), failure?.kind ?? null, failure?.status ?? null];
  };
  expect(contact.look()).toEqual({ heardAtMs: null, failure: null });
  expect(await seen({ kind: 'offline' })).toEqual([null, 1, 'offline', null]);
  expect(await seen({ kind: 'answer' })).toEqual([2, 1, 'offline', null]);
  expect(await seen({ kind: 'refused', status: 413 })).toEqual([3, 3, 'refused', 413]);
  expect(await seen({ kind: 'unchanged' })).toEqual([4, 3, 'refused', 413]);
  expect(await seen({ kind: 'unauthorized' })).toEqual([5, 5, 'unauthorized', null]);
  expect(await seen({ kind: 'busy' })).toEqual([6, 6, 'busy', null]);
});
