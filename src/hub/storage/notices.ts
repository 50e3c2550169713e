import { isDeepStrictEqual } from 'node:util';
import type { Edition, Notice } from '../../core/content/edition.ts';
import type { Act } from '../../core/protocol/record.ts';
import { type Database, transaction } from './database.ts';
import { type StoredEdition, standingAt, storedEdition } from './edition-rows.ts';
import { publish } from './editions.ts';
import { hasPicture } from './pictures.ts';

interface Hand {
  who: string;
  nowMs: number;
  /** The serial that was on show when staff looked. */
  base: number;
}

const isSame = (notice: Notice) => (other: Notice) => isDeepStrictEqual(other, notice);

/** A new edition at once: that on show with the notice at its end. Those that wait get it too, so that it outlives a change of 年度. */
export async function addNotice(
  database: Database,
  notice: Notice,
  hand: Hand,
): Promise<number | 'changed' | 'nothing' | 'picture-missing'> {
  return onShow(database, hand, (shown) => {
    if (notice.picture !== null && !hasPicture(database, notice.picture)) return 'picture-missing';
    const added = (edition: Edition) => ({ ...edition, notices: [...edition.notices, notice] });
    const addedOnce = (waiting: Edition) => (waiting.notices.some(isSame(notice)) ? waiting : added(waiting));
    return replace(database, shown, hand, {
      act: 'notice-added',
      notice,
      edition: added(shown.edition),
      change: addedOnce,
    });
  });
}

/** A new edition at once, without the `index`th notice. Those that wait lose it too, so that it does not come back. */
export async function withdrawNotice(
  database: Database,
  index: number,
  hand: Hand,
): Promise<number | 'changed' | 'nothing' | 'unknown'> {
  return onShow(database, hand, (shown) => {
    const notice = shown.edition.notices[index];
    if (notice === undefined) return 'unknown';
    const without = (edition: Edition, at: number) => ({
      ...edition,
      notices: edition.notices.filter((_, n) => n !== at),
    });
    const change = (waiting: Edition) => without(waiting, waiting.notices.findIndex(isSame(notice)));
    return replace(database, shown, hand, { act: 'withdrawn', notice, edition: without(shown.edition, index), change });
  });
}

function onShow<Outcome>(database: Database, { base, nowMs }: Hand, work: (shown: StoredEdition) => Outcome) {
  return transaction(database, () => {
    const { current } = standingAt(database, nowMs);
    if (current !== base) return 'changed';
    const shown = storedEdition(database, current);
    return shown === null ? 'nothing' : work(shown);
  });
}

interface Replacement {
  act: Act;
  notice: Notice;
  edition: Edition;
  change: (waiting: Edition) => Edition;
}

function replace(database: Database, shown: StoredEdition, { who, nowMs }: Hand, replacement: Replacement): number {
  const { act, notice, edition, change } = replacement;
  const { source, repairs } = shown;
  const about = `「${notice.title}」`;
  return publish(database, { edition, source, repairs, who, nowMs, fromMs: nowMs, act, about, change });
}
