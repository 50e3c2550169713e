import { describe, expect, it } from 'vitest';
import { failedAgain, slideFault, withoutFailed } from '../../../src/core/display/failed-slides.ts';
import { slidesOf } from '../../../src/core/display/slides.ts';
import { anEdition } from '../../support/an-edition.ts';

const slides = slidesOf(anEdition());
const ids = slides.map(({ id }) => id);

describe('withoutFailed', () => {
  it('leaves out every turn of a slide and nothing else', () => {
    expect(withoutFailed(slides, new Set())).toEqual(slides);
    for (const id of ids)
      expect(withoutFailed(slides, new Set([id])).map((slide) => slide.id)).toEqual(
        ids.filter((other) => other !== id),
      );
  });

  it('is never empty', () => {
    expect(withoutFailed(slides, new Set(ids))).toEqual([{ kind: 'card', id: 'card' }]);
    expect(withoutFailed(slidesOf(null), new Set(['card']))).toEqual([{ kind: 'card', id: 'card' }]);
  });
});

describe('failedAgain', () => {
  it('counts each slide by itself', () => {
    const failures = ['policy', 'goal:a#1', 'policy'].reduce(failedAgain, new Map() as ReadonlyMap<string, number>);
    expect([...failures]).toEqual([
      ['policy', 2],
      ['goal:a#1', 1],
    ]);
  });
});

describe('slideFault', () => {
  it('names the slide, no longer than a report takes', () => {
    expect(slideFault('goal:区民課#1')).toBe('slide-failed:goal:区民課#1');
    expect(slideFault(`goal:${'課'.repeat(400)}#1`)).toHaveLength(200);
  });
});
