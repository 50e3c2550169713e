import { readFileSync, writeFileSync } from 'node:fs';
import type { RunningHub } from '../support/start-hub.ts';

/** Of `man 5 proc`: 5 resets the high water mark. Only Linux tells the peak of another process. */
export function forgetPeak({ pid }: Pick<RunningHub, 'pid'>) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

export function peakMb({ pid }: Pick<RunningHub, 'pid'>): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return Number(kilobytes) / 1024;
}
