import type { Edition } from '../../core/content/edition.ts';
import type { PackageFiles } from '../../core/protocol/package-file.ts';
import type { Preview } from '../../core/protocol/preview.ts';
import type { TabletSettings } from '../../core/settings/settings.ts';
import type { StoredPicture } from '../office-client.ts';

export interface Previewed {
  edition: Edition;
  files: PackageFiles;
  /** Where to begin: at what changes. */
  slide: string | null;
}

/** What the framed tablet page is sent: the edition as if it were on show, with its pictures; `stored` fetches those the hub has. */
export async function previewedPackage(
  { edition, files, slide }: Previewed,
  settings: TabletSettings,
  stored: (sha256: string) => Promise<StoredPicture | null>,
): Promise<Preview> {
  const named = [...new Set(edition.notices.flatMap(({ picture }) => picture ?? []))];
  const found = await Promise.all(
    named.map(async (sha256) => ({ sha256, picture: files.get(sha256) ?? (await stored(sha256)) })),
  );
  const pictures = found.flatMap(({ sha256, picture }) => (picture === null ? [] : [{ sha256, ...picture }]));
  return {
    kind: 'preview',
    content: {
      format: 1,
      id: 'preview',
      settings,
      editions: [{ ...edition, serial: 0, effectiveFrom: '' }],
      files: pictures.map(({ sha256, type, bytes }) => ({ sha256, type, bytes: bytes.length })),
    },
    files: new Map(pictures.map(({ sha256, bytes }) => [sha256, bytes])),
    ...(slide !== null && { slide }),
  };
}
