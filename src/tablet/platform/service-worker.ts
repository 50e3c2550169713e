import { Workbox } from 'workbox-window';
import { paths } from '../../core/protocol/paths.ts';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

/** Registers the worker that keeps the app offline. A failure leaves the page as it is: it works while the hub answers. */
export async function registerWorker(): Promise<'registered' | 'failed'> {
  try {
    await new Workbox(trusted(paths.worker)).register({ immediate: true });
    return 'registered';
  } catch {
    return 'failed';
  }
}

// Under Trusted Types a worker's address is code (https://github.com/GoogleChrome/workbox/issues/2855).
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  return trustedTypes.createPolicy('worker-address', { createScriptURL: (same) => same }).createScriptURL(url);
}
