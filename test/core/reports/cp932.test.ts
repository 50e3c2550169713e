import { describe, expect, it } from 'vitest';
import { createCp932Encoder } from '../../../src/core/reports/cp932.ts';
import { encodeCp932 } from '../../support/cp932.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('createCp932Encoder', () => {
  const windows = createCp932Encoder();

  // The codes that Windows writes (Microsoft's cp932.txt), also where two would be read as the same.
  it.each([
    ['A', '41'],
    ['あ', '82a0'],
    ['表', '955c'],
    ['ｱ', 'b1'],
    ['①', '8740'],
    ['髙', 'fbfc'],
    ['﨑', 'fab1'],
    ['ⅰ', 'fa40'],
    ['㈱', '878a'],
    ['～', '8160'],
    ['￢', '81ca'],
    ['∵', '81e6'],
    ['Ⅰ', '8754'],
  ])('writes %s as %s', (character, code) => {
    expect(hex(windows.encode(character))).toBe(code);
    expect(windows.losses()).toEqual([]);
  });

  it('knows every character that is read as CP932, and nothing else', () => {
    const { encode, losses } = createCp932Encoder();
    const decoder = new TextDecoder('shift_jis', { fatal: true });
    const characters = Array.from({ length: 0x1_0000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCharCode(code));
    const written = characters.map((character) => [character, encode(character)] as const);
    const lost = new Set(losses().map(({ character }) => character));
    const known = written.filter(([character]) => !lost.has(character));
    expect(known.filter(([character, bytes]) => decoder.decode(bytes) !== character)).toEqual([]);
    // Two bytes, ASCII, half-width katakana.
    expect(known.length).toBe(7_326 + 128 + 63);
  });

  it('never writes ? for what is missing, and lists it', () => {
    const { encode, losses } = createCp932Encoder();
    expect(Buffer.from(encode('9時〜17時−休み—é𠮷é')).equals(Buffer.from(encodeCp932('9時～17時－休み―〓〓〓')))).toBe(
      true,
    );
    expect(losses()).toEqual([
      { character: '〜', written: '～', times: 1 },
      { character: '−', written: '－', times: 1 },
      { character: '—', written: '―', times: 1 },
      { character: 'é', written: '〓', times: 2 },
      { character: '𠮷', written: '〓', times: 1 },
    ]);
  });
});
