import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { maxFileBytes } from '../../src/core/content/import/decode-text.ts';
import type { Brought } from '../../src/ui/brought.ts';
import { createContentReader, type FromReader } from '../../src/ui/content-reader.ts';
import { aBrought } from '../support/a-brought.ts';
import { deferred } from '../support/deferred.ts';

/** A worker that answers as told; `null` = never. */
class ScriptedWorker {
  static answer: ((tell: (said: FromReader) => void) => void) | 'crash' | 'not there' | null = null;
  static ended = 0;
  /** Settled when a worker was given the file. */
  static given = deferred();
  onmessage: (event: { data: FromReader }) => void = () => {};
  onerror: () => void = () => {};
  postMessage() {
    const { answer, given } = ScriptedWorker;
    given.resolve();
    queueMicrotask(() => {
      if (answer !== 'not there' && answer !== null) this.onmessage({ data: { share: 0 } });
      if (answer === 'crash' || answer === 'not there') this.onerror();
      else answer?.((data) => this.onmessage({ data }));
    });
  }
  terminate() {
    ScriptedWorker.ended += 1;
  }
}

const file = (bytes = new Uint8Array([1, 2, 3])) => new File([bytes], '掲示内容.xlsx');
const reader = createContentReader((address) => `trusted ${address}`);
const codes = ({ reading: { edition, problems } }: Brought) => [edition, ...problems.map(({ code }) => code)];

describe('createContentReader', () => {
  const { Worker } = globalThis;
  beforeEach(() => {
    Object.assign(globalThis, { Worker: ScriptedWorker });
    ScriptedWorker.ended = 0;
    ScriptedWorker.given = deferred();
    vi.useFakeTimers();
  });
  afterEach(() => {
    Object.assign(globalThis, { Worker });
    vi.useRealTimers();
  });

  it('gives what the worker read, tells how far it is, and lets the worker go', async () => {
    ScriptedWorker.answer = (tell) => {
      tell({ share: 0.5 });
      tell({ brought: aBrought() });
    };
    const shares: number[] = [];
    const brought = await reader.read(file(), (share) => shares.push(share));
    expect(codes(brought)).toEqual([aBrought().reading.edition]);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.5);
    expect(ScriptedWorker.ended).toBe(1);
  });

  it('gives a file up that keeps the worker busy for half a minute, and no sooner while there are signs of life', async () => {
    let alive: (said: FromReader) => void = () => {};
    ScriptedWorker.answer = (tell) => {
      alive = tell;
    };
    let answer: Brought | null = null;
    void reader
      .read(file(), () => {})
      .then((brought) => {
        answer = brought;
      });
    await ScriptedWorker.given.promise;
    await vi.advanceTimersByTimeAsync(29_000);
    alive({ share: 0.6 });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(answer).toBeNull();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(codes(answer!)).toEqual([null, 'file-too-slow']);
    expect(ScriptedWorker.ended).toBe(1);
  });

  it('says so where the worker broke', async () => {
    ScriptedWorker.answer = 'crash';
    expect(codes(await reader.read(file(), () => {}))).toEqual([null, 'file-damaged']);
    expect(ScriptedWorker.ended).toBe(1);
  });

  it('does not blame the file where the worker could not be loaded', async () => {
    ScriptedWorker.answer = 'not there';
    expect(codes(await reader.read(file(), () => {}))).toEqual([null, 'reader-missing']);
    expect(ScriptedWorker.ended).toBe(1);
  });

  it('does not blame it where the worker never says a word', async () => {
    ScriptedWorker.answer = null;
    const read = reader.read(file(), () => {});
    await ScriptedWorker.given.promise;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(codes(await read)).toEqual([null, 'reader-missing']);
  });

  it('gives a stick up that says nothing for half a minute, and no sooner while bytes come', async () => {
    let give: ReadableStreamDefaultController<Uint8Array> | null = null;
    const stalled = Object.assign(file(), {
      stream: () =>
        new ReadableStream({
          start: (controller) => {
            give = controller;
          },
          // A stick that hangs does not hear that it is left alone, either.
          cancel: () => new Promise<void>(() => {}),
        }),
    });
    let answer: Brought | null = null;
    void reader
      .read(stalled, () => {})
      .then((brought) => {
        answer = brought;
      });
    await vi.advanceTimersByTimeAsync(29_000);
    give!.enqueue(new Uint8Array([1]));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(answer).toBeNull();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(codes(answer!)).toEqual([null, 'file-unreadable']);
  });

  it('says so where the stick was pulled out', async () => {
    const broken = Object.assign(file(), {
      stream: () => new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) }),
    });
    expect(codes(await reader.read(broken, () => {}))).toEqual([null, 'file-unreadable']);
  });

  it('does not even open what is too large', async () => {
    const huge = Object.defineProperty(file(), 'size', { value: maxFileBytes + 1 });
    expect(codes(await reader.read(huge, () => {}))).toEqual([null, 'file-too-large']);
  });
});
