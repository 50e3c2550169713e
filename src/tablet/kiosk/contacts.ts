/** How many fingers, or what a screen takes for fingers, are down at once; the most of the touch that just ended counts for its click. */
export function createContacts() {
  const down = new Set<number>();
  let most = 0;
  return {
    pressed({ pointerId }: { pointerId: number }) {
      if (down.size === 0) most = 0;
      down.add(pointerId);
      most = Math.max(most, down.size);
    },
    lifted({ pointerId }: { pointerId: number }) {
      down.delete(pointerId);
    },
    /** Of the touch that is on the screen or was the last one. */
    most: () => most,
  };
}
