import { messageSW, Workbox } from 'workbox-window';
import { FIRST_SLIDE, type Serving, TAKE_OVER } from '../../core/protocol/app-builds.ts';
import { paths } from '../../core/protocol/paths.ts';
import { trustedAddress } from './trusted-address.ts';

const RELOADED = 'reloaded-for-newer';

export type AppWorker = ReturnType<typeof createAppWorker>;

/** The worker that keeps the app offline, and the newer one that waits for its turn. */
export function createAppWorker() {
  const container = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  let registration: ServiceWorkerRegistration | undefined;
  let hasChanged = false;
  let changed = () => {};
  // The first worker of a page that came from the network serves the same build.
  let isServed = container?.controller != null;
  container?.addEventListener('controllerchange', () => {
    hasChanged = isServed;
    isServed = true;
    if (hasChanged) changed();
  });

  return {
    /** A failure leaves the page as it is: it works while the hub answers. */
    async register(): Promise<'registered' | 'failed'> {
      try {
        registration = await new Workbox(trustedAddress(paths.worker)).register({ immediate: true });
        return 'registered';
      } catch {
        return 'failed';
      }
    },
    /** Has the browser ask the hub for a newer build; a page that is never left would not be told. */
    async look(): Promise<void> {
      await registration?.update().catch(() => {});
    },
    /** A newer build waits, or serves already, for another window has called it. */
    isNewer: (): boolean => hasChanged || registration?.waiting != null,
    /** With the newer build: reloads where it serves, else calls it, and `changed` tells that it came. */
    takeOver(): void {
      if (hasChanged) reload();
      else registration?.waiting?.postMessage({ type: TAKE_OVER });
    },
    onChange(told: () => void): void {
      changed = told;
    },
    /** Without this word the start counts as one in vain. `null` = no worker serves this page. */
    async tellFirstSlide(): Promise<Serving | null> {
      const worker = container?.controller;
      return worker ? messageSW(worker, { type: FIRST_SLIDE }) : null;
    },
  };
}

/** How long ago a newer build had this window reloaded: `Infinity` = never. Where nothing can be kept, just now. */
export function sinceReloadMs(nowMs: number): number {
  try {
    const at = sessionStorage.getItem(RELOADED);
    // A calendar that was set back since then only makes it wait longer.
    return at === null ? Number.POSITIVE_INFINITY : Math.max(0, nowMs - Number(at));
  } catch {
    return 0;
  }
}

function reload() {
  try {
    sessionStorage.setItem(RELOADED, String(Date.now()));
  } catch {}
  location.reload();
}
