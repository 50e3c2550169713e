import { createHash } from 'node:crypto';
import { randomOf } from '../support/random-of.ts';

/** One run of a program, from its start until it is killed. What it had planned dies with it. */
export interface Life {
  readonly name: string;
  isOver: boolean;
  /** It is killed when so many more of its steps have begun. */
  stepsLeft: number;
  /** Since when, on the world's clock. */
  readonly bornMs: number;
  /** Called once, in the middle of whatever it was doing. */
  killed: () => void;
  /** What a page has and a hub has not. */
  page: { indexedDB: IDBFactory; fetch: typeof fetch; stepMs: () => number; lastStepMs: number } | null;
}

interface Planned {
  atMs: number;
  life: Life | null;
  action: () => unknown;
  isOff: boolean;
}

export type World = ReturnType<typeof createWorld>;

// Exact as a binary fraction: sums of them never fall short of the moment that somebody waits for.
const TICK_MS = 1 / 4;
const wholeTicks = (ms: number) => Math.ceil(Math.max(0, ms) / TICK_MS) * TICK_MS;

const START_MS = Date.parse('2026-11-22T10:00:00.000+09:00');

// Everything that runs is one entry of one list, in order of the world's clock: that makes a seed replay exactly.
/** A world with one clock and one source of chance. Between two entries all promises have come to rest. */
export function createWorld(seed: number) {
  const chance = randomOf(seed);
  const planned: Planned[] = [];
  const trace: string[] = [];
  // Not every step is worth a line, but each must be the same again.
  const steps = createHash('sha256');
  let nowMs = 0;
  let current: Life | null = null;
  let busy = 0;

  function plan(afterMs: number, life: Life | null, action: () => unknown): () => void {
    const entry = { atMs: nowMs + wholeTicks(afterMs), life, action, isOff: false };
    let index = planned.length;
    // What was planned first comes first of what comes at one moment.
    while (index > 0 && planned[index - 1]!.atMs > entry.atMs) index -= 1;
    planned.splice(index, 0, entry);
    return () => {
      entry.isOff = true;
    };
  }

  function kill(life: Life): void {
    if (life.isOver) return;
    life.isOver = true;
    note(life.name, 'killed');
    life.killed();
  }

  /** Whether the life lives to see its next step. */
  function step(life: Life): boolean {
    if (life.isOver) return false;
    life.stepsLeft -= 1;
    if (life.stepsLeft > 0) return true;
    kill(life);
    return false;
  }

  function note(who: string, what: string) {
    trace.push(`${nowMs.toFixed(2)} ${who} ${what}`);
  }

  async function runOne({ atMs, life, action, isOff }: Planned): Promise<void> {
    if (isOff || life?.isOver) return;
    nowMs = atMs;
    steps.update(`${atMs} ${life?.name}\n`);
    if (life === null) {
      await action();
      return;
    }
    if (!step(life)) return;
    current = life;
    action();
    do await realTurn();
    while (busy > 0);
    current = null;
  }

  return {
    /** A whole number from 0. */
    chance,
    /** Whether something of this probability happens. */
    happens: (probability: number): boolean => chance(1_000_000) < probability * 1_000_000,
    between: (from: number, to: number): number => from + chance(to - from + 1),
    nowMs: () => nowMs,
    calendarMs: () => Math.floor(START_MS + nowMs),
    /** Whose step it is; `null` for the world's own. */
    current: () => current,
    plan,
    kill,
    step,
    note,
    born: (name: string, page: Life['page'] = null, killed = () => {}): Life => ({
      name,
      isOver: false,
      stepsLeft: Number.POSITIVE_INFINITY,
      bornMs: nowMs,
      killed,
      page,
    }),
    /** Work that Node does elsewhere: nothing else happens until it is done. */
    async during<Result>(work: Promise<Result>): Promise<Result> {
      busy += 1;
      try {
        return await work;
      } finally {
        busy -= 1;
      }
    },
    async runUntil(endMs: number): Promise<void> {
      for (;;) {
        const next = planned[0];
        if (next === undefined || next.atMs > endMs) break;
        planned.shift();
        await runOne(next);
      }
      nowMs = endMs;
    },
    trace: () => trace,
    digest: () => steps.copy().digest('hex'),
  };
}

const realSetImmediate = setImmediate;

/** All promises and all that Node has to say come to rest. */
function realTurn(): Promise<void> {
  return new Promise((resolve) => realSetImmediate(resolve));
}
