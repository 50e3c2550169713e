// What the page and the worker that serves it say to each other about builds of the app. A page may be of an earlier build
// than the worker, so these words never change their meaning.

/** To a build that waits: it takes over now. The name is the usual one. */
export const TAKE_OVER = 'SKIP_WAITING';
/** To the build in control: the first slide stands. It answers with `Serving`. */
export const FIRST_SLIDE = 'FIRST_SLIDE';

/** The name of the cache that holds the shell of a build. */
export const shellCache = (build: string): string => `shell-${build}`;

/** Of which build a cache of this name holds the shell; `null` where it holds something else. */
export const buildOfShell = (cache: string): string | null => /^shell-(.+)/.exec(cache)?.[1] ?? null;

/** From which build the page was answered, and whether that is an earlier one in the place of a newer that did not start. */
export interface Serving {
  build: string;
  isBack: boolean;
}

/** Of a build: its starts since the last first slide. */
export interface Starts {
  inVain: number;
  /** When the first of them began, in ms since 1970. */
  sinceMs: number;
  /** The build before is served instead, until there is a newer one. */
  isBack: boolean;
}

export const noStarts: Starts = { inVain: 0, sinceMs: 0, isBack: false };

export const STARTS_AT_MOST = 3;

/**
 * Another start begins. After three in vain the build before is served; but where they followed each other quickly, as when
 * somebody reloads impatiently, none of them has had its time.
 */
export function started(starts: Starts, nowMs: number, firstSlideWithinMs: number): Starts {
  const sinceMs = starts.inVain === 0 ? nowMs : starts.sinceMs;
  // A calendar that was set back in between must not keep a broken build.
  const isLong = Math.abs(nowMs - sinceMs) >= firstSlideWithinMs;
  const isBroken = starts.inVain >= STARTS_AT_MOST && isLong;
  return { inVain: starts.inVain + 1, sinceMs, isBack: starts.isBack || isBroken };
}

export const UNTOUCHED_MS = 2 * 60_000;
export const RELOADS_APART_MS = 10 * 60_000;

/** In how many ms a build that waits may take over. All times are the page's steady ones; what was before the page is negative. */
export function takeOverInMs(now: { nowMs: number; touchedMs: number; reloadedMs: number }): number {
  return Math.max(0, now.touchedMs + UNTOUCHED_MS - now.nowMs, now.reloadedMs + RELOADS_APART_MS - now.nowMs);
}
