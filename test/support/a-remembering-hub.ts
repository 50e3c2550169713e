import type { FeedbackEvent } from '../../src/core/feedback/event.ts';
import type { Answer } from './a-sending-tablet.ts';

/** A hub that keeps ids as the real one does: it knows duplicates, and how far it has everything. */
export function aRememberingHub() {
  const kept = new Map<string, number>();
  function store(events: FeedbackEvent[]): Answer {
    const results = events.map(({ id, seq }) => {
      const status = kept.has(id) ? ('duplicate' as const) : ('stored' as const);
      kept.set(id, seq);
      return { id, status };
    });
    return { kind: 'answer', value: { results, through: through() } };
  }
  function through() {
    const seqs = new Set(kept.values());
    let last = 0;
    while (seqs.has(last + 1)) last += 1;
    return last;
  }
  return {
    store,
    seqs: () => [...kept.values()],
    restoreTo(seq: number) {
      for (const [id, each] of kept) if (each > seq) kept.delete(id);
    },
  };
}
