import type { Edition } from '../../core/content/edition.ts';
import { editionInEffect, editionsToCome } from '../../core/content/edition-in-effect.ts';
import { isPublishable } from '../../core/content/import/read-content.ts';
import {
  type EditionOrder,
  floorOf,
  highestSerial,
  isStickMade,
  orderOfBrought,
  stickId,
} from '../../core/content/package-order.ts';
import { stickPackage } from '../../core/content/stick-package.ts';
import type { ContentPackage, ShownEdition } from '../../core/protocol/envelopes.ts';
import type { TabletSettings } from '../../core/settings/settings.ts';
import type { Brought } from '../../ui/brought.ts';
import type { StoredPackage } from '../platform/content-db.ts';

/** What would be applied of a file that was brought, or that nothing can be. */
export type StickLoad =
  | { kind: 'errors' }
  | { kind: EditionOrder; content: ContentPackage; floor: number; here: number; brought: number };

/** What is on the tablet: the serial visitors see, the highest it knows of, and what takes over later. */
interface Standing {
  here: number;
  known: number;
  waiting: ShownEdition[];
}

/**
 * An exported package above the tablet's serial counts as the hub's own. Everything else is made on the tablet and carries the
 * serial it last had, so that the hub's next edition takes its place; what waits for its time waits on.
 */
export function stickLoad(
  brought: Brought,
  shown: StoredPackage | null,
  settings: TabletSettings,
  nowMs: number,
): StickLoad {
  const { edition } = brought.reading;
  if (edition === null || !isPublishable(brought.reading)) return { kind: 'errors' };
  const standing = standingOf(shown, nowMs);
  const { here, known } = standing;
  const made = madeHere(brought, edition, settings, standing);
  if (made !== null) {
    const kind = made.id === shown?.content.id ? 'same' : 'newer';
    return { kind, content: withWaiting(made, shown, standing), floor: known, here, brought: here };
  }
  const exported = brought.content!;
  const kind = orderOfBrought(exported, shown && { id: shown.content.id, floor: shown.floor });
  const serials = { here, brought: highestSerial(exported) };
  const content = withPin(exported, settings);
  if (kind === 'newer') return { kind, content, floor: floorOf(content), ...serials };
  return { kind, content: { ...content, id: stickId(content.id) }, floor: known, ...serials };
}

function standingOf(shown: StoredPackage | null, nowMs: number): Standing {
  if (shown === null) return { here: 0, known: 0, waiting: [] };
  const { content, floor } = shown;
  const { serial } = editionInEffect(content.editions as [ShownEdition, ...ShownEdition[]], nowMs);
  return {
    here: serial,
    known: Math.max(floor, highestSerial(content)),
    waiting: editionsToCome(content.editions, nowMs).filter((each) => each.serial > serial),
  };
}

/** With what takes over later and its pictures, and what the hub has said of last month. */
function withWaiting(made: ContentPackage, shown: StoredPackage | null, { waiting }: Standing): ContentPackage {
  const named = new Set(waiting.flatMap(({ notices }) => notices.map(({ picture }) => picture)));
  const listed = new Set(made.files.map(({ sha256 }) => sha256));
  const files = shown?.content.files.filter(({ sha256 }) => named.has(sha256) && !listed.has(sha256)) ?? [];
  const ratings = shown?.content.ratings;
  return {
    ...made,
    editions: [...made.editions, ...waiting],
    files: [...made.files, ...files],
    ...(ratings && { ratings }),
  };
}

/** What no hub has given a serial: a file of staff's, or what another tablet made of one. */
function madeHere(
  { content, sha256, files }: Brought,
  edition: Edition,
  settings: TabletSettings,
  { here: serial }: Standing,
): ContentPackage | null {
  if (content === null) {
    const listed = [...files].map(([name, { type, bytes }]) => ({ sha256: name, type, bytes: bytes.length }));
    return stickPackage({ edition, sha256, files: listed, settings, serial });
  }
  if (!isStickMade(content.id)) return null;
  // Its own waiting editions are those of another tablet's hub.
  return { ...content, settings, editions: [{ ...content.editions[0]!, serial, effectiveFrom: '' }] };
}

/** A package on a stick carries no PIN, so the tablet keeps its own. */
function withPin(content: ContentPackage, { staff: { pin } }: TabletSettings): ContentPackage {
  const { settings } = content;
  return { ...content, settings: { ...settings, staff: { ...settings.staff, ...(pin && { pin }) } } };
}
