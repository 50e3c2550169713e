import { type Signal, signal } from '@preact/signals';
import type { StoredFile } from '../platform/content-files-db.ts';

/** An address for `<img>`; '' while it is being fetched, `null` where there is no such picture. */
export type PictureAddress = Signal<string | null>;

export type Pictures = ReturnType<typeof createPictures>;

/** As many stay at hand; a screen that runs for weeks must not collect them. */
const KEPT = 6;

/** The pictures of notices by SHA-256, fetched from storage when they are first shown. */
export function createPictures(load: (sha256: string) => Promise<StoredFile | null>) {
  const addresses = new Map<string, PictureAddress>();

  async function fetchInto(sha256: string, address: PictureAddress) {
    const picture = await load(sha256).catch(() => null);
    // Meanwhile the loop may have gone on past many others.
    if (addresses.get(sha256) !== address) return;
    address.value = picture && URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
  }

  function letGo(sha256: string) {
    const address = addresses.get(sha256)?.peek();
    addresses.delete(sha256);
    if (address) URL.revokeObjectURL(address);
  }

  return {
    addressOf(sha256: string): PictureAddress {
      const known = addresses.get(sha256);
      const address = known ?? signal<string | null>('');
      // The one asked for last is let go last.
      addresses.delete(sha256);
      addresses.set(sha256, address);
      if (known === undefined) void fetchInto(sha256, address);
      for (const oldest of [...addresses.keys()].slice(0, -KEPT)) letGo(oldest);
      return address;
    },
    /** What was missing may have come. */
    lookAgain() {
      for (const [sha256, address] of addresses) if (address.peek() === null) addresses.delete(sha256);
    },
  };
}
