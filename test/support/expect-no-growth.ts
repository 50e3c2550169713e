import { expect } from 'vitest';
import type { Held } from './soak.ts';

// What comes and goes with a minute or a rating; a page of the loop alone has a hundred nodes.
const SLACK = { listeners: 2, nodes: 20, documents: 0, timers: 2 };

/** A screen stays for weeks: nothing that a page of the loop takes is kept. */
export function expectNoGrowth(before: Held, after: Held, heapBytesAllowed: number): void {
  const whats = ['listeners', 'nodes', 'documents', 'timers'] as const;
  const grown = whats.filter((what) => after[what] > before[what] + SLACK[what]);
  expect(grown, JSON.stringify({ before, after })).toEqual([]);
  expect(after.heapBytes - before.heapBytes).toBeLessThanOrEqual(heapBytesAllowed);
}
