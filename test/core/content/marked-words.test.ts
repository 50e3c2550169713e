import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkedPiece, markedWords } from '../../../src/core/content/marked-words.ts';

const without = (pieces: MarkedPiece[], kind: MarkedPiece['kind']) =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('markedWords', () => {
  it('marks the words that differ and no others', () => {
    expect(markedWords('笑顔で応対します。', '笑顔で丁寧に応対します。')).toEqual([
      { kind: 'same', text: '笑顔で' },
      { kind: 'added', text: '丁寧に' },
      { kind: 'same', text: '応対します。' },
    ]);
  });

  it('takes changes with only a particle between them together', () => {
    const before = '区民の皆さまからのご相談に、窓口の職員が丁寧に応対します。';
    expect(markedWords(before, before.replace('窓口の職員', '担当の係長'))).toContainEqual({
      kind: 'removed',
      text: '窓口の職員',
    });
  });

  it('marks a text that was written anew as a whole', () => {
    const [before, after] = ['苦情の意図を的確に把握し、丁寧な対応を行います。', 'その日のうちにお答えします。'];
    expect(markedWords(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
    expect(markedWords('', after)).toEqual([{ kind: 'added', text: after }]);
  });

  it('holds both texts, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const pieces = markedWords(before, after);
        expect(without(pieces, 'added')).toBe(before);
        expect(without(pieces, 'removed')).toBe(after);
      }),
    );
  });

  it('gives up on texts that share nothing rather than take long', () => {
    const before = Array.from({ length: 5_000 }, (_, index) => `あ${index}。`).join('');
    const after = Array.from({ length: 5_000 }, (_, index) => `い${index + 7}、`).join('');
    expect(markedWords(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });
});
