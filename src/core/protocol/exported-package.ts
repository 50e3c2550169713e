import { exportedId } from '../content/package-order.ts';
import type { ContentPackage } from './envelopes.ts';

/**
 * A package as it leaves on a stick, which may be lost: without the hash from which a PIN of six digits could be found. Its id
 * says so, and a tablet that took it still takes the hub's own, with the PIN.
 */
export function exportedPackage(content: ContentPackage): ContentPackage {
  const { pin: _, ...staff } = content.settings.staff;
  return { ...content, id: exportedId(content.id), settings: { ...content.settings, staff } };
}
