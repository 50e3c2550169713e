import { signal } from '@preact/signals';

type VisitorPanels = typeof import('./visitor-panels.ts');

export type Panels = ReturnType<typeof createPanels>;

/** The panels that open over the sheet, once they are there; asked for again by whoever finds them missing. */
export function createPanels() {
  const loaded = signal<VisitorPanels | null>(null);
  let isLoading = false;

  async function load() {
    if (loaded.value !== null || isLoading) return;
    isLoading = true;
    try {
      loaded.value = await import('./visitor-panels.ts');
    } catch {
      // The lobby goes on without them; the next touch tries again.
    } finally {
      isLoading = false;
    }
  }

  return { loaded, load };
}
