import { computed, signal } from '@preact/signals';
import { officeWords } from '../../words/office.ts';

export type Place = keyof typeof officeWords.places;
export const places = Object.keys(officeWords.places) as Place[];

export type Places = ReturnType<typeof createPlaces>;

/** Where in the page somebody is, by its address: a link, a bookmark and the browser's 戻る work. */
export function createPlaces(target: Pick<Window, 'addEventListener' | 'location'>) {
  const hash = signal(target.location.hash);
  /** False until somebody has gone somewhere: the first page takes no focus. */
  const hasMoved = signal(false);
  target.addEventListener('hashchange', () => {
    hasMoved.value = true;
    hash.value = target.location.hash;
  });
  return {
    place: computed<Place>(() => places.find((place) => `#${place}` === hash.value) ?? 'content'),
    hasMoved: computed(() => hasMoved.value),
  };
}
