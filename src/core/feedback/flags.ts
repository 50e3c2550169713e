import type { Settings } from '../settings/settings.ts';
import type { flags, Rating } from './event.ts';

export type Flag = (typeof flags)[number];

/** A touch of a face, as far as it tells whether it was meant. */
export interface Tap {
  /** When, in ms since 1970, by the tablet's own calendar. */
  atMs: number;
  score: number;
  /** Fingers, or what a screen takes for fingers, that were down at once. */
  contacts: number;
  /** Outside opening hours, on a screen that was woken. */
  isClosed: boolean;
  /** Staff are trying it out. */
  isTest: boolean;
}

/** More than two at once is a palm, a sleeve or a child. */
const MOST_CONTACTS = 2;

/**
 * What is remarkable about a tap, from the ratings that were stored before it; decided once and never changed later. Nothing is left
 * out for it: reports show everything, and beside it what remains without the flagged. `clock` is added where times are compared.
 */
export function flagsOf(
  tap: Tap,
  earlier: Pick<Rating, 'at' | 'score'>[],
  { tooSoonSeconds, sameFaceTaps, sameFaceSeconds, anyFaceTaps, anyFaceSeconds }: Settings['misuse'],
): Flag[] {
  const before = earlier.map(({ at, score }) => ({ agoMs: tap.atMs - Date.parse(at), score }));
  // A calendar that was set back makes earlier taps later ones: they say nothing about this one.
  const within = (seconds: number) => before.filter(({ agoMs }) => agoMs >= 0 && agoMs < seconds * 1000);
  const sameFace = within(sameFaceSeconds).filter(({ score }) => score === tap.score).length;
  const found: Flag[] = [];
  if (within(tooSoonSeconds).length > 0) found.push('too_soon');
  if (sameFace + 1 >= sameFaceTaps || within(anyFaceSeconds).length + 1 >= anyFaceTaps) found.push('burst');
  if (tap.isClosed) found.push('closed');
  if (tap.isTest) found.push('test');
  if (tap.contacts > MOST_CONTACTS) found.push('palm');
  return found;
}
