import type { Language } from '../core/settings/choices.ts';
import { loadLobbyWords } from '../words/load-lobby-words.ts';
import { createVisitState, type Spoken, type VisitParts } from './display/visit-state.ts';

/** Wires a visit to the tablet it is made at. */
export function createVisit(parts: Pick<VisitParts, 'clock' | 'display'>) {
  return createVisitState({
    ...parts,
    prefersContrast: matchMedia('(prefers-contrast: more)').matches,
    loadLanguage,
  });
}

/** What another language needs, loaded behind the first slide or when it is first asked for. */
export async function loadLanguage(language: Language): Promise<Spoken> {
  const [words, { partsOf }] = await Promise.all([
    loadLobbyWords(language),
    import('../core/content/parts-of-goal.ts'),
  ]);
  return { words, cutGoal: partsOf };
}
