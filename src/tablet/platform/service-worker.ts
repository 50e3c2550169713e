import { Workbox } from 'workbox-window';
import { paths } from '../../core/protocol/paths.ts';
import { trustedAddress } from './trusted-address.ts';

/** Registers the worker that keeps the app offline. A failure leaves the page as it is: it works while the hub answers. */
export async function registerWorker(): Promise<'registered' | 'failed'> {
  try {
    await new Workbox(trustedAddress(paths.worker)).register({ immediate: true });
    return 'registered';
  } catch {
    return 'failed';
  }
}
