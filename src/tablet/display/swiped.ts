import { useRef } from 'preact/hooks';
import { type Point, swipeOf } from '../../core/display/swipe.ts';

/** Handlers for an element that is swiped from side to side with one finger. */
export function useSwipe({ next, previous }: { next: () => void; previous: () => void }) {
  const from = useRef<(Point & { pointer: number }) | null>(null);
  const forget = () => {
    from.current = null;
  };
  return {
    onPointerDown(event: PointerEvent) {
      // A second finger is a palm, or means something else.
      if (!event.isPrimary) return forget();
      from.current = { x: event.clientX, y: event.clientY, pointer: event.pointerId };
      // What is captured is clicked too, and a word in the text would not be.
      if ((event.target as Element).closest('[role=button]')) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    onPointerUp({ clientX: x, clientY: y, pointerId }: PointerEvent) {
      const start = from.current;
      if (start?.pointer !== pointerId) return;
      forget();
      const swiped = swipeOf(start, { x, y }, innerWidth);
      if (swiped === 'next') next();
      if (swiped === 'previous') previous();
    },
    onPointerCancel: forget,
  };
}
