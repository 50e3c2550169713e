import type { ContentPackage } from './envelopes.ts';

/** A package as it leaves on a stick, which may be lost: without the hash from which a PIN of six digits could be found. */
export function exportedPackage(content: ContentPackage): ContentPackage {
  const { pin: _, ...staff } = content.settings.staff;
  return { ...content, settings: { ...content.settings, staff } };
}
