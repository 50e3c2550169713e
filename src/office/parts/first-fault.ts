import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Gives the first faulty field the focus when something wrong was found anew; coming back to the page is no reason to look there. */
export function useFirstFault<Place extends HTMLElement>(found: object | null): Ref<Place> {
  const place = useRef<Place>(null);
  const known = useRef(found);
  useEffect(() => {
    if (found !== known.current) place.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    known.current = found;
  }, [found]);
  return place;
}
