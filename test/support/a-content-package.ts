import type { ContentPackage } from '../../src/core/protocol/envelopes.ts';
import { packageChunks } from '../../src/core/protocol/package-file.ts';
import { aPackage, sha256 } from './a-package.ts';
import { aPng } from './a-picture.ts';
import { aNotice } from './an-edition.ts';

/** The bytes of a content package of these files, as a hub writes it. */
export async function packed(content: ContentPackage, files: Uint8Array[]): Promise<Uint8Array> {
  const digests = content.files.map(({ sha256 }) => sha256);
  const fileOf = async (wanted: string) => files.find((bytes) => sha256(bytes) === wanted)!;
  const chunks: Uint8Array[] = [];
  for await (const chunk of packageChunks(JSON.stringify(content), digests, fileOf)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** A package with one notice and its picture. */
export function aPackageWithPicture(serial: number, picture = aPng()) {
  const content = aPackage(serial, [picture]);
  content.editions[0]!.notices.push({ ...aNotice('祭り'), picture: sha256(picture) });
  return { content, picture };
}
