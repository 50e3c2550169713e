import { describe, expect, it } from 'vitest';
import { decodeText, maxTextBytes } from '../../../../src/core/content/import/decode-text.ts';
import { encodeCp932 } from '../../../support/cp932.ts';
import { wardDocument } from '../../../support/ward-document.ts';

const text = wardDocument();
const utf8 = (source: string) => new TextEncoder().encode(source);
const utf16le = (source: string) => new Uint8Array(Buffer.from(source, 'utf16le'));
const utf16be = (source: string) => new Uint8Array(Buffer.from(source, 'utf16le').swap16());

describe('decodeText', () => {
  const encoded: [string, Uint8Array][] = [
    ['UTF-8', utf8(text)],
    ['UTF-8 with BOM', utf8(`\uFEFF${text}`)],
    ['CP932', encodeCp932(text)],
    ['UTF-16LE with BOM', utf16le(`\uFEFF${text}`)],
    ['UTF-16BE with BOM', utf16be(`\uFEFF${text}`)],
    ['UTF-16LE without BOM', utf16le(text)],
    ['UTF-16BE without BOM', utf16be(text)],
  ];
  it.each(encoded)('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text });
  });

  it('reads characters that only CP932 has among the Shift_JIS family', () => {
    const names = '髙橋 﨑山 ① ㈱ №';
    expect(decodeText(encodeCp932(names))).toEqual({ text: names });
  });

  const refused: [string, Uint8Array, object][] = [
    ['nothing', new Uint8Array(), { problem: 'file-empty' }],
    ['only blank lines', utf8('\uFEFF\n\u3000\r\n'), { problem: 'file-empty' }],
    ['too much', new Uint8Array(maxTextBytes + 1).fill(0x41), { problem: 'file-too-large', values: { limitMb: 2 } }],
    ['a zip or xlsx', utf8('PK\u0003\u0004rest'), { problem: 'file-type', values: { kind: 'zip' } }],
    ['a PDF', utf8('%PDF-1.7'), { problem: 'file-type', values: { kind: 'pdf' } }],
    ['an .xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), { problem: 'file-type', values: { kind: 'office' } }],
    [
      'a picture',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13),
      { problem: 'file-type', values: { kind: 'binary' } },
    ],
    ['text with a NUL', utf8('方針\0'), { problem: 'file-type', values: { kind: 'binary' } }],
    ['bytes of no encoding', Uint8Array.of(0xff, 0x80, 0xfd), { problem: 'file-encoding' }],
    ['UTF-16 cut in the middle', utf16le(`\uFEFF${text}`).slice(0, 101), { problem: 'file-encoding' }],
    ['ISO-2022-JP', utf8('\u001b$B6hLr=j\u001b(B'), { problem: 'file-encoding' }],
    [
      'EUC-JP',
      Uint8Array.of(0xb6, 0xe8, 0xcc, 0xf2, 0xbd, 0xea, 0xa4, 0xce, 0xca, 0xfd, 0xbf, 0xcb),
      { problem: 'file-encoding' },
    ],
  ];
  it.each(refused)('refuses %s', (_, bytes, answer) => {
    expect(decodeText(bytes)).toEqual(answer);
  });
});
