import type { OfficeOverview, TabletLine } from './office.ts';

/** What staff are told of a tablet's screen; `next` is the edition on show that it has yet to take. */
export type ShownByTablet =
  | { kind: 'unknown' | 'nothing' | 'stick' }
  | { kind: 'latest'; serial: number }
  | { kind: 'switching' | 'older'; serial: number; next: number };

/**
 * `switching`: the tablet holds the package on show and takes its edition at the next slide. `older`: the package has not
 * reached it.
 */
export function shownByTablet(
  { contentId, edition }: Pick<TabletLine, 'contentId' | 'edition'>,
  overview: Pick<OfficeOverview, 'contentId' | 'editions'>,
): ShownByTablet {
  if (contentId === null || edition === null) return { kind: 'unknown' };
  if (contentId.startsWith('stick:')) return { kind: 'stick' };
  const next = overview.editions.find(({ state }) => state === 'shown')?.serial;
  if (edition === 0) return { kind: 'nothing' };
  if (next === undefined || edition === next) return { kind: 'latest', serial: edition };
  return { kind: contentId === overview.contentId ? 'switching' : 'older', serial: edition, next };
}

/** How many tablets have the edition on their screen, from the hub and not from a stick. */
export function tabletsShowing(
  serial: number,
  overview: Pick<OfficeOverview, 'contentId' | 'editions' | 'tablets'>,
): number {
  return overview.tablets.filter((tablet) => {
    const shown = shownByTablet(tablet, overview);
    return shown.kind === 'latest' && shown.serial === serial;
  }).length;
}
