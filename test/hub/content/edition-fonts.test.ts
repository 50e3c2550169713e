import { describe, expect, it } from 'vitest';
import { createEditionFonts, type EditionFonts } from '../../../src/hub/content/edition-fonts.ts';

describe('createEditionFonts', () => {
  function counted() {
    const cuts: unknown[] = [];
    const fontsOf = createEditionFonts(async (content): Promise<EditionFonts> => {
      cuts.push(content);
      if (content === 'broken') throw new Error('no fonts');
      return { cut: [{ type: `${cuts.length}`, bytes: Buffer.from([]) }], slices: [] };
    });
    return { cuts, fontsOf };
  }

  it('cuts anew where other characters are wanted, and only there', async () => {
    const { cuts, fontsOf } = counted();
    const first = await fontsOf({ text: '丁寧な対応、' });
    expect(await fontsOf({ text: '丁寧な応対、丁寧な対応' })).toBe(first);
    expect(await fontsOf({ text: '丁寧な対応を' })).not.toBe(first);
    expect(cuts).toHaveLength(2);
  });

  it('tells the same character in another language from this one', async () => {
    const { cuts, fontsOf } = counted();
    await fontsOf({ text: '直', translations: {} });
    await fontsOf({ text: '直', translations: { 'zh-Hans': { text: '直' } } });
    expect(cuts).toHaveLength(2);
  });

  it('cuts again what failed', async () => {
    const { cuts, fontsOf } = counted();
    await expect(fontsOf('broken')).rejects.toThrow('no fonts');
    await expect(fontsOf('broken')).rejects.toThrow('no fonts');
    expect(cuts).toHaveLength(2);
  });
});
