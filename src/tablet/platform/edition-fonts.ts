import type { StoredPackage } from './content-db.ts';

const FAMILY = 'BIZ UDPGothic Edition';
let installed: FontFace[] = [];

/** Puts the fonts that came with the package in use: exactly the characters of this edition, ready before the first slide. */
export async function useEditionFonts({ content, files }: StoredPackage): Promise<void> {
  const faces: FontFace[] = [];
  for (const { sha256, type } of content.files) {
    const weight = /^font\/[a-z0-9]+; ?weight=(\d00)$/.exec(type)?.[1];
    const bytes = files.get(sha256);
    if (weight !== undefined && bytes !== undefined) faces.push(new FontFace(FAMILY, bytes, { weight }));
  }
  const loaded = await Promise.allSettled(faces.map((face) => face.load()));
  for (const face of installed) document.fonts.delete(face);
  // A font that does not load leaves its characters to the slices behind it.
  installed = faces.filter((_, index) => loaded[index]?.status === 'fulfilled');
  for (const face of installed) document.fonts.add(face);
}
