import { createHash } from 'node:crypto';
import type { ContentPackage } from '../../src/core/protocol/envelopes.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { tabletSettings } from '../../src/core/settings/settings.ts';
import { anEdition } from './an-edition.ts';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The package of an edition with this serial, and with these files in it. */
export function aPackage(serial: number, files: Uint8Array[] = []): ContentPackage {
  return {
    format: 1,
    id: `package-${serial}`,
    settings: tabletSettings(defaultSettings),
    editions: [{ ...anEdition(), serial, effectiveFrom: '2026-11-22T00:00:00.000+09:00' }],
    files: files.map((bytes) => ({ sha256: sha256(bytes), bytes: bytes.length, type: 'image/png' })),
  };
}
