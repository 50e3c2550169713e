/** The link is read when the download begins, which may be after a question of the browser's. */
const LINK_MS = 60_000;

export type Saved = 'saved' | 'cancelled';

/**
 * Hands a file to staff: as a download or, where the app stands alone on an iPad and there are none, by the share sheet
 * (https://bugs.webkit.org/show_bug.cgi?id=167341). To be called from a touch.
 */
export async function saveFile(name: string, type: string, parts: Uint8Array<ArrayBuffer>[]): Promise<Saved> {
  const file = new File(parts, name, { type });
  const isAlone = (navigator as { standalone?: boolean }).standalone === true;
  if (isAlone && navigator.canShare?.({ files: [file] })) {
    return navigator.share({ files: [file] }).then(
      () => 'saved',
      () => 'cancelled',
    );
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LINK_MS);
  return 'saved';
}
