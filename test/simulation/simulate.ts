import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { borrowGlobals } from './borrowed-globals.ts';
import { breaches, type Ending, emptyStory } from './check.ts';
import { endingOf } from './ending.ts';
import { playOut } from './plot.ts';
import { createSimulatedHub } from './simulated-hub.ts';
import { watchDisks } from './tablet-disk.ts';
import { createWorld } from './world.ts';

export interface Outcome {
  seed: number;
  /** Every breach of the promise; none is what is wanted. */
  breaches: string[];
  /** What happened, line by line; the last says what came of it and how every single step went. */
  trace: string[];
  promised: number;
}

const MEMORY = '/dev/shm';

/** One world from its seed to its end. The same seed is the same world, step by step. */
export async function simulate(seed: number): Promise<Outcome> {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'lobby-simulation-'));
  const world = createWorld(seed);
  const giveBack = borrowGlobals(world, seed);
  const stopWatching = watchDisks();
  try {
    const story = emptyStory();
    const hub = await createSimulatedHub(world, folder);
    const tablets = await playOut(world, hub, story);
    const ending: Ending = await endingOf(hub, tablets, folder);
    await hub.end();
    await world.runUntil(world.nowMs() + 1);
    world.note('world', `${world.digest()} ${JSON.stringify(ending)}`);
    return { seed, breaches: breaches(story, ending), trace: world.trace(), promised: story.promised.size };
  } finally {
    stopWatching();
    giveBack();
    rmSync(folder, { recursive: true, force: true });
  }
}
