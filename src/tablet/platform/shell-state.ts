import { buildOfShell } from '../../core/protocol/app-builds.ts';

/** The build that this page was `served` from, or a start without network begins from, and whether its worker is at work; `null` = there is none. */
export async function shellState(served?: string): Promise<{ build: string | null; isInControl: boolean }> {
  try {
    const builds = (await caches.keys()).map(buildOfShell).filter((build) => build !== null);
    return {
      build: served ?? builds.at(-1) ?? null,
      isInControl: navigator.serviceWorker.controller !== null,
    };
  } catch {
    return { build: null, isInControl: false };
  }
}
