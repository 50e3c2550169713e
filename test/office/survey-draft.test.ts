import { describe, expect, it } from 'vitest';
import { reasons } from '../../src/core/settings/choices.ts';
import { withReason } from '../../src/office/settings/survey-draft.ts';

describe('withReason', () => {
  it('puts a reason back where it was', () => {
    const less = withReason([...reasons], 'wait', false);
    expect(less).not.toContain('wait');
    expect(withReason(less, 'wait', true)).toEqual(reasons);
  });

  it('keeps the order that a ward has given them, and adds behind it', () => {
    expect(withReason(['wait', 'explanation'], 'manner', true)).toEqual(['wait', 'explanation', 'manner']);
    expect(withReason(['wait', 'explanation', 'other'], 'explanation', false)).toEqual(['wait', 'other']);
  });
});
