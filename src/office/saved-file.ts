/** The link is read when the download begins, which may be after a question of the browser's. */
const LINK_MS = 60_000;

/** Hands a file to staff as a download. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LINK_MS);
}
