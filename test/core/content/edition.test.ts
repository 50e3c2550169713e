import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { countsOf, editionSchema } from '../../../src/core/content/edition.ts';
import { anEdition } from '../../support/an-edition.ts';

describe('editionSchema', () => {
  it('reads an edition stored before there were other languages, readings and floors', () => {
    const stored = anEdition({ notices: 1 });
    expect(v.parse(editionSchema, JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  it('keeps nothing under a name that is no language', () => {
    const stored = anEdition();
    const translations = JSON.parse('{"en":{"text":"Smile."},"__proto__":{"text":"x"},"xx":{"text":"x"}}');
    Object.assign(stored.policy.principles[0]!, { translations });
    expect(v.parse(editionSchema, stored).policy.principles[0]).toEqual({
      ...stored.policy.principles[0],
      translations: { en: { text: 'Smile.' } },
    });
  });

  it('refuses a text that is no string', () => {
    const stored = anEdition();
    Object.assign(stored.policy.principles[0]!, { translations: { en: { text: { type: 'div', props: {} } } } });
    expect(v.is(editionSchema, stored)).toBe(false);
  });
});

describe('countsOf', () => {
  it('counts last year apart, and only where there is one', () => {
    const edition = anEdition({ goals: [1, 2] });
    expect(countsOf(edition)).toEqual({ principles: 2, departments: 2, goals: 3, notices: 0, terms: 0 });
    const previous = { label: '', departments: edition.departments.slice(1) };
    expect(countsOf({ ...edition, previous })).toMatchObject({ goals: 3, previousGoals: 2 });
  });
});
