import { randomOf } from '../support/random-of.ts';
import type { World } from './world.ts';

/**
 * What the tablet's code takes from the browser, as long as a world runs: whoever's step it is gets what is theirs. Node's own
 * clock, chance, timers and threads are out of reach, for they would make no run like the other.
 */
export function borrowGlobals(world: World, seed: number): () => void {
  const bytes = randomOf(seed ^ 0x5eed);
  const page = () => {
    const found = world.current()?.page;
    if (found === undefined || found === null) throw new Error('only a page has this');
    return found;
  };
  const steadySetImmediate = globalThis.setImmediate;

  /** Every step of fake-indexeddb, which asks for the next one by this. */
  function setImmediateInWorld<Given extends unknown[]>(action: (...given: Given) => void, ...given: Given) {
    const life = world.current();
    // What the hub's server does between two of its steps is not looked at.
    if (life === null || life.page === null) return steadySetImmediate(action, ...given);
    // One after the other, also where the disk becomes faster meanwhile.
    life.page.lastStepMs = Math.max(world.nowMs() + life.page.stepMs(), life.page.lastStepMs);
    world.plan(life.page.lastStepMs - world.nowMs(), life, () => action(...given));
    return steadySetImmediate(() => {});
  }

  const given: [object, string, PropertyDescriptor][] = [
    [globalThis, 'indexedDB', { get: () => page().indexedDB }],
    [globalThis, 'fetch', { get: () => page().fetch }],
    [globalThis, 'setImmediate', { value: setImmediateInWorld }],
    // It packs in a thread of its own; without it bodies travel as they are.
    [globalThis, 'CompressionStream', { value: undefined }],
    [Date, 'now', { value: world.calendarMs }],
    [crypto, 'randomUUID', { value: () => aUuid(bytes) }],
    [AbortSignal, 'timeout', { value: (ms: number) => signalAfter(world, ms) }],
  ];
  const before = given.map(([of, name]) => Object.getOwnPropertyDescriptor(of, name));
  for (const [of, name, descriptor] of given)
    Object.defineProperty(of, name, { configurable: true, enumerable: true, ...descriptor });

  return () => {
    for (const [index, [of, name]] of given.entries()) {
      const descriptor = before[index];
      if (descriptor === undefined) Reflect.deleteProperty(of, name);
      else Object.defineProperty(of, name, descriptor);
    }
  };
}

/** Version 4, as browsers make them. */
function aUuid(below: (below: number) => number): string {
  const hex = Array.from({ length: 32 }, () => below(16).toString(16)).join('');
  const marked = `${hex.slice(0, 12)}4${hex.slice(13, 16)}8${hex.slice(17)}`;
  return marked.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function signalAfter(world: World, ms: number): AbortSignal {
  const controller = new AbortController();
  world.plan(ms, world.current(), () => controller.abort(new DOMException('too late', 'TimeoutError')));
  return controller.signal;
}
