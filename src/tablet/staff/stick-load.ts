import type { Edition } from '../../core/content/edition.ts';
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
import type { ContentPackage } from '../../core/protocol/envelopes.ts';
import type { TabletSettings } from '../../core/settings/settings.ts';
import type { Brought } from '../../ui/brought.ts';
import type { StoredPackage } from '../platform/content-db.ts';

/** What would be applied of a file that was brought, or that nothing can be. */
export type StickLoad =
  | { kind: 'errors' }
  | { kind: EditionOrder; content: ContentPackage; floor: number; here: number; brought: number };

/**
 * An exported package above the tablet's serial counts as the hub's own. Everything else is made on the tablet and carries the
 * serial it last had, so that the hub's next edition takes its place.
 */
export function stickLoad(brought: Brought, shown: StoredPackage | null, settings: TabletSettings): StickLoad {
  const { edition } = brought.reading;
  if (edition === null || !isPublishable(brought.reading)) return { kind: 'errors' };
  const here = shown?.floor ?? 0;
  const made = madeHere(brought, edition, settings, here);
  if (made !== null) {
    const kind = made.id === shown?.content.id ? 'same' : 'newer';
    return { kind, content: made, floor: here, here, brought: here };
  }
  const exported = brought.content!;
  const kind = orderOfBrought(exported, shown && { id: shown.content.id, floor: shown.floor });
  const serials = { here, brought: highestSerial(exported) };
  const content = withPin(exported, settings);
  if (kind === 'newer') return { kind, content, floor: floorOf(content), ...serials };
  return { kind, content: { ...content, id: stickId(content.id) }, floor: here, ...serials };
}

/** What no hub has given a serial: a file of staff's, or what another tablet made of one. */
function madeHere(
  { content, sha256, files }: Brought,
  edition: Edition,
  settings: TabletSettings,
  serial: number,
): ContentPackage | null {
  if (content === null) {
    const listed = [...files].map(([name, { type, bytes }]) => ({ sha256: name, type, bytes: bytes.length }));
    return stickPackage({ edition, sha256, files: listed, settings, serial });
  }
  if (!isStickMade(content.id)) return null;
  return { ...content, settings, editions: content.editions.map((each) => ({ ...each, serial })) };
}

/** A package on a stick carries no PIN, so the tablet keeps its own. */
function withPin(content: ContentPackage, { staff: { pin } }: TabletSettings): ContentPackage {
  const { settings } = content;
  return { ...content, settings: { ...settings, staff: { ...settings.staff, ...(pin && { pin }) } } };
}
