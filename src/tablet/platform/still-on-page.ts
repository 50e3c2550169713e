import { STILL_OF, stillStyle } from '../../core/protocol/still.ts';
import type { StoredPackage } from './content-db.ts';

/** Which still stands on the screen before the script: `none` = nobody sees one, `stale` = of a package that is no longer on the tablet. */
export function stillOn(root: HTMLElement, stored: StoredPackage | null): 'none' | 'stale' | 'seen' {
  const of = root.getAttribute(STILL_OF);
  if (of === null) return 'none';
  if (of !== encodeURIComponent(stored?.content.id ?? '')) return 'stale';
  const isShown = getComputedStyle(root.firstElementChild!).display !== 'none';
  return isShown && document.visibilityState === 'visible' ? 'seen' : 'none';
}

export function removeStill(root: HTMLElement) {
  root.removeAttribute(STILL_OF);
  root.replaceChildren();
  document.head.querySelector(`link[href="${stillStyle}"]`)?.remove();
}
