import { describe, expect, it } from 'vitest';
import type { NotoFont } from '../../../src/core/protocol/font-type.ts';
import { bizCharacters } from '../../../src/hub/content/biz-fonts.ts';
import { slicesFor } from '../../../src/hub/content/slices-for.ts';
import { wardDocument } from '../../support/ward-document.ts';

const biz = bizCharacters();
const none = { ja: '', 'zh-Hans': '', ko: '' };

/** The characters that each font draws of these texts. */
function drawn(texts: Partial<typeof none>): Partial<Record<NotoFont, string>> {
  const found: Partial<Record<NotoFont, string>> = {};
  for (const [{ font, characters }, codes] of slicesFor({ ...none, ...texts }, biz)) {
    for (const code of codes) expect(characters.has(code)).toBe(true);
    found[font] = [...(found[font] ?? ''), ...[...codes].map((code) => String.fromCodePoint(code))].sort().join('');
  }
  return found;
}

describe('slicesFor', () => {
  it('needs none for what BIZ UDPGothic has, the document of the ward included', () => {
    expect(drawn({ ja: `${wardDocument()}髙﨑濵①～㈱` })).toEqual({});
  });

  it('takes Noto Sans JP for what that lacks, then those of China and Korea', () => {
    expect(drawn({ ja: '𠮷野家、简体字、한글' })).toEqual({ jp: '𠮷', sc: '简', kr: '글한' });
  });

  it('draws Chinese as in China and Korean as in Korea, and what those lack as in Japan', () => {
    expect(drawn({ 'zh-Hans': '直接' })).toEqual({ sc: '接直' });
    expect(drawn({ ko: '한글' })).toEqual({ kr: '글한' });
    expect(drawn({ ko: '﨑' })).toEqual({});
  });

  it('leaves what no font has to nobody', () => {
    expect(drawn({ ja: '😀\uE000', 'zh-Hans': '😀', ko: '\n' })).toEqual({});
  });
});
