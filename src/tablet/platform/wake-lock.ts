/**
 * Keeps the screen on; the answer lets it go again, `null` where the browser refuses (no such thing, page hidden, battery low).
 * The browser takes it back whenever the page is hidden, and calls `lost`.
 */
export async function takeWakeLock(lost: () => void): Promise<(() => void) | null> {
  try {
    const lock = await navigator.wakeLock.request('screen');
    lock.addEventListener('release', lost);
    return () => void lock.release();
  } catch {
    return null;
  }
}
