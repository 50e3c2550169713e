import { describe, expect, it } from 'vitest';
import { compose } from '../../../../src/core/content/import/compose.ts';

describe('compose', () => {
  it('composes kana and Latin', () => {
    expect(compose('か\u3099き\u3099ハ\u309Ae\u0301')).toBe('がぎパé');
  });

  it('leaves CJK compatibility ideographs as given', () => {
    const names = '\uFA19社 \uFA1B祉 \uFA10 \u{2F800}';
    expect(names.normalize('NFC')).not.toBe(names);
    expect(compose(names)).toBe(names);
    expect(compose('\uFA19か\u3099\uFA19')).toBe('\uFA19が\uFA19');
  });
});
