/** Asks the browser not to clear this storage when space runs out; `false` also where it cannot say. */
export async function keepStorage(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
