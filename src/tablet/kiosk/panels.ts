import { batch, signal } from '@preact/signals';
import type { DisplayState } from '../display/display-state.ts';
import type { VisitState } from '../display/visit-state.ts';

type VisitorPanels = typeof import('./visitor-panels.ts');

export interface PanelsParts {
  display: Pick<DisplayState, 'tellMore'>;
  visit: Pick<VisitState, 'language' | 'words'>;
}

export type Panels = ReturnType<typeof createPanels>;

/** The panels that open over the sheet and what visitors have said, once they are there; asked for again by whoever finds them missing. */
export function createPanels({ display, visit }: PanelsParts) {
  const loaded = signal<VisitorPanels | null>(null);
  let isLoading = false;

  async function load() {
    if (loaded.value !== null || isLoading) return;
    isLoading = true;
    try {
      const panels = await import('./visitor-panels.ts');
      batch(() => {
        loaded.value = panels;
        display.tellMore((slides, shown) =>
          panels.withVoices(slides, shown, { language: visit.language.value, words: visit.words.value }),
        );
      });
    } catch {
      // The lobby goes on without them; the next touch tries again.
    } finally {
      isLoading = false;
    }
  }

  return { loaded, load };
}
