/**
 * Resolves once this page is the only one that writes ratings, and stays so until it goes. A second window waits here, and
 * goes on by itself when the first one closes.
 */
export function becomeWriter(): Promise<void> {
  return new Promise((resolve) => {
    void navigator.locks.request('rating-writer', () => {
      resolve();
      return new Promise(() => {});
    });
  });
}
