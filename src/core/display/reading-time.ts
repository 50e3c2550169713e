export interface ReadingPace {
  secondsPerCharacter: number;
  minSeconds: number;
  maxSeconds: number;
}

const START_SECONDS = 4;
const CHARACTERS_OF_MAX = 120;

/**
 * How long a page stays, in milliseconds: 4 s to find the place, then the pace of a reader (JIS X 8341-3:2004: changing text
 * is read at about 5 characters a second), at least `minSeconds`, at most `maxSeconds` for each 120 characters.
 */
export function readingTimeMs(characters: number, pace: ReadingPace): number {
  const wanted = START_SECONDS + characters * pace.secondsPerCharacter;
  const most = pace.maxSeconds * Math.max(1, characters / CHARACTERS_OF_MAX);
  return Math.round(1000 * Math.max(pace.minSeconds, Math.min(wanted, most)));
}
