/**
 * Resolves once this page is the only one that writes ratings, and stays so until it goes. A second window waits here, and
 * goes on by itself when the first one is gone.
 */
export function becomeWriter(): Promise<void> {
  return new Promise((resolve) => {
    void navigator.locks.request('rating-writer', () => {
      resolve();
      return gone();
    });
  });
}

/** A page kept for going back would hold the lock unseen; should it be shown again, it starts anew. */
function gone(): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('pagehide', () => resolve());
    addEventListener('pageshow', (event) => event.persisted && location.reload());
  });
}
