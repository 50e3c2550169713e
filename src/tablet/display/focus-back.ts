import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** When what an element opened is closed, whoever was in it goes on from where they came; whoever is at the faces stays there. */
export function useFocusBack(element: RefObject<HTMLElement | null>, isOpen: boolean) {
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) element.current!.focus();
    // A page that is kept out of sight has the same term, and opened nothing.
    wasOpen.current = isOpen && element.current!.checkVisibility({ visibilityProperty: true });
  }, [isOpen]);
}
