import { SHEET_PATH, STILL_OF, STILL_STYLE } from '../../core/protocol/still.ts';
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
  document.getElementById(STILL_STYLE)?.remove();
}

/** The path of the page's own style sheet, also where a still has brought its text. */
export function sheetPath(): string | null | undefined {
  const sheet = document.head.querySelector(`link[rel=stylesheet], [${SHEET_PATH}]`);
  return sheet?.getAttribute('href') ?? sheet?.getAttribute(SHEET_PATH);
}
