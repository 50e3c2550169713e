import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';

// The tablet's own list without the rest of the lobby, to be measured as the peers are.
const db = createRatingDb();

globalThis.peer = {
  open: async () => ({
    put: ({ seq: _, ...event }) => db.add(event),
    async findUnsentMs() {
      const begunAt = performance.now();
      const { events } = await db.unsent(500);
      return { ms: performance.now() - begunAt, found: events.length };
    },
  }),
};
