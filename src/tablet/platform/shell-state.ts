const SHELL_CACHE = /^shell-/;

/** The build that this page was `served` from, or a start without network begins from, and whether its worker is at work; `null` = there is none. */
export async function shellState(served?: string): Promise<{ build: string | null; isInControl: boolean }> {
  try {
    const newest = (await caches.keys()).filter((name) => SHELL_CACHE.test(name)).at(-1);
    return {
      build: served ?? newest?.replace(SHELL_CACHE, '') ?? null,
      isInControl: navigator.serviceWorker.controller !== null,
    };
  } catch {
    return { build: null, isInControl: false };
  }
}
