import type { Edition } from '../edition.ts';
import type { Findings } from './findings.ts';
import type { Picture } from './picture.ts';

const STORED = /^[0-9a-f]{64}$/;

/** Each notice with the picture it names, as the archive spells it; a picture that the hub already has is named by its SHA-256. */
export function withNamedPictures(edition: Edition, pictures: Picture[], findings: Findings): Edition {
  const byName = new Map(pictures.map((picture) => [keyOf(picture.name), picture.name]));
  const used = new Set<string>();
  const notices = edition.notices.map((notice) => {
    if (notice.picture === null || STORED.test(notice.picture)) return notice;
    const picture = byName.get(keyOf(notice.picture)) ?? null;
    if (picture === null) findings.error('picture-missing', {}, { found: notice.picture, title: notice.title });
    else used.add(picture);
    return { ...notice, picture };
  });
  for (const { name } of pictures) {
    if (!used.has(name)) findings.warning('picture-unused', {}, { found: name });
  }
  return { ...edition, notices };
}

function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim();
}
