import type { TabletSettings } from '../settings/settings.ts';
import type { Edition } from './edition.ts';
import { stickId } from './package-order.ts';

interface StickLoad {
  edition: Edition;
  /** Of the file that was brought. */
  sha256: string;
  files: { sha256: string; bytes: number; type: string }[];
  /** Those on the tablet now. */
  settings: TabletSettings;
  /** The one the tablet last had. */
  serial: number;
}

/**
 * The content package that a tablet makes of a file no hub has seen. The fonts of the package before are cut for another
 * text, so none are listed.
 */
export function stickPackage({ edition, sha256, files, settings, serial }: StickLoad) {
  return {
    format: 1 as const,
    id: stickId(sha256.slice(0, 32)),
    settings,
    editions: [{ ...edition, serial, effectiveFrom: '' }],
    files,
  };
}
