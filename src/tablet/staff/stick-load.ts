import { isPublishable } from '../../core/content/import/read-content.ts';
import {
  type EditionOrder,
  floorOf,
  highestSerial,
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
  if (brought.content === null) {
    const files = [...brought.files].map(([sha256, { type, bytes }]) => ({ sha256, type, bytes: bytes.length }));
    const content = stickPackage({ edition, sha256: brought.sha256, files, settings, serial: here });
    const kind = content.id === shown?.content.id ? 'same' : 'newer';
    return { kind, content, floor: here, here, brought: here };
  }
  const kind = orderOfBrought(brought.content, shown && { id: shown.content.id, floor: shown.floor });
  const serials = { here, brought: highestSerial(brought.content) };
  if (kind === 'newer') return { kind, content: brought.content, floor: floorOf(brought.content), ...serials };
  return { kind, content: { ...brought.content, id: stickId(brought.content.id) }, floor: here, ...serials };
}
