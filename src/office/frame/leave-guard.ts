/** The browser asks before the page goes while something on it would be lost. */
export function guardLeaving(target: Pick<Window, 'addEventListener'>, wouldLose: () => boolean): void {
  target.addEventListener('beforeunload', (event) => {
    if (wouldLose()) event.preventDefault();
  });
}
