import fc from 'fast-check';
import { describe, it } from 'vitest';
import { readTextContent } from '../../../../src/core/content/import/read-content.ts';
import { expectClearAnswer } from '../../../support/expect-clear-answer.ts';
import { readText, wardDocument } from '../../../support/ward-document.ts';

const text = wardDocument();
const bytes = new TextEncoder().encode(text);

describe('readContent', () => {
  it('answers for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) =>
        expectClearAnswer(readTextContent({ name: 'x', bytes })),
      ),
    );
  });

  it('answers for any text', () => {
    const piece = fc.constantFrom(
      '\t',
      '\n',
      '①',
      '方針',
      '目標',
      '部署名',
      ' ',
      '\u3000',
      '課',
      '1',
      '。',
      '(',
      '・',
      '【',
      '」',
      '\u3099',
    );
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(
        fc.array(line).map((lines) => lines.join('')),
        (any) => expectClearAnswer(readText(any)),
      ),
      { numRuns: 400 },
    );
  });

  it('answers for the document with pieces cut out, doubled or put in', () => {
    const at = fc.nat({ max: text.length });
    const edit = fc.record({
      from: at,
      length: fc.nat({ max: 300 }),
      put: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\t', '\n', '\n\n', '\r', '  ', '1 ')),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const mutated = edits.reduce(
          (all, { from, length, put }) => all.slice(0, from) + put + all.slice(from + length),
          text,
        );
        expectClearAnswer(readText(mutated));
      }),
      { numRuns: 300 },
    );
  });

  it('answers for the document with broken bytes', () => {
    const hit = fc.record({ at: fc.nat({ max: bytes.length - 1 }), byte: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(fc.array(hit, { minLength: 1, maxLength: 4 }), (hits) => {
        const broken = Uint8Array.from(bytes);
        for (const { at, byte } of hits) broken[at] = byte;
        expectClearAnswer(readTextContent({ name: 'x', bytes: broken }));
      }),
    );
  });

  it.each([
    ['one character again and again', 'あ'.repeat(600_000)],
    ['only tabs', '\t'.repeat(1_900_000)],
    ['only brackets', '('.repeat(1_900_000)],
    ['only short lines', `サービス方針\n①あ\n部署名\t目標\n課\t1 共通 あ\n${'あ\n'.repeat(400_000)}`],
    ['a name of many words', `サービス方針\n①あ\n部署名\t目標\n${'a '.repeat(900_000)}\t1 共通 あ`],
    ['a goal of many marks', `サービス方針\n①あ\n部署名\t目標\n課\t1 共通 ${'。 「あ」 ・あ(1)'.repeat(60_000)}`],
    ['many rows', `サービス方針\n①あ\n部署名\t目標\n${'課\t1 共通 あ\n'.repeat(60_000)}`],
  ])(
    'is done within seconds with %s',
    (_, long) => {
      expectClearAnswer(readText(long));
    },
    20_000,
  );
});
