import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bizFonts } from '../../src/hub/content/biz-fonts.ts';
import { fontCharacters } from '../../src/hub/content/font-characters.ts';
import { notoSlices } from '../../src/hub/content/noto-slices.ts';
import { wordsByLanguage } from '../../src/words/lobby-characters.ts';
import { bundledGlyphs } from '../support/bundled-glyphs.ts';
import { wardDocument } from '../support/ward-document.ts';

const words = wordsByLanguage();
const lacking = (text: string, font: { has(code: number): boolean }) =>
  [...new Set(text)].filter((character) => /\S/.test(character) && !font.has(character.codePointAt(0)!));
const noto = (font: 'sc' | 'kr') => new Set(notoSlices(font).flatMap(({ characters }) => [...characters]));

describe('wordsByLanguage', () => {
  it.each(bizFonts)('has nothing in Japanese that BIZ UDPGothic of weight $weight lacks', ({ path }) => {
    expect(lacking(words.ja, fontCharacters(readFileSync(path)))).toEqual([]);
  });

  it('has nothing in Chinese and Korean that the font for it lacks', () => {
    expect(lacking(words['zh-Hans'], noto('sc'))).toEqual([]);
    expect(lacking(words.ko, noto('kr'))).toEqual([]);
  });
});

describe('the fonts we ship', () => {
  it('can draw every word of ours and the document of the ward', () => {
    const folder = join(import.meta.dirname, '../../src/words');
    const ours = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(ours.length).toBeGreaterThan(15);
    expect(lacking([...ours, wardDocument()].join(''), bundledGlyphs())).toEqual([]);
  });
});
