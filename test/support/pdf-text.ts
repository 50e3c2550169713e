import { inflateSync } from 'node:zlib';

/** The text of each page of a PDF that Chromium has written (Skia: PDF 1.4, plain objects, a ToUnicode table for every font). */
export function pdfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  if (pages.length === 0) throw new Error('no page in the PDF');
  return pages.map(({ head }) => {
    const fonts = new Map<string, Map<number, string>>();
    const resources = /\/Font\s*<<(.*?)>>/s.exec(head)?.[1] ?? '';
    for (const [, name, number] of resources.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number!)!.head)?.[1];
      fonts.set(name!, table === undefined ? new Map() : unicodeOf(objects.get(table)!.stream));
    }
    const contents = /\/Contents (\d+) 0 R/.exec(head)![1]!;
    return textOf(objects.get(contents)!.stream, fonts);
  });
}

interface PdfObject {
  head: string;
  stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const raw = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const { 0: found, 1: number, index } of raw.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const from = index + found.length;
    const end = raw.indexOf('endobj', from);
    const begin = raw.indexOf('stream\n', from);
    if (begin === -1 || begin > end) {
      objects.set(number!, { head: raw.slice(from, end), stream: '' });
      continue;
    }
    const head = raw.slice(from, begin);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const bytes = pdf.subarray(begin + 7, begin + 7 + length);
    const isText = !/\/Subtype \/Image|\/FontFile|\/Length1/.test(head);
    const stream = isText && head.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : '';
    objects.set(number!, { head, stream });
  }
  return objects;
}

/** Which glyph stands for which text. */
function unicodeOf(table: string): Map<number, string> {
  const texts = new Map<number, string>();
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block] of table.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph, code] of block!.matchAll(/<(\w+)>\s*<(\w+)>/g))
      texts.set(Number.parseInt(glyph!, 16), text(code!));
  for (const [, block] of table.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from, to, code] of block!.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let glyph = Number.parseInt(from!, 16), at = Number.parseInt(code!, 16); glyph <= Number.parseInt(to!, 16); )
        texts.set(glyph++, String.fromCodePoint(at++));
  return texts;
}

/** What is shown, in the order in which it is drawn; without its spaces, which no PDF has to keep. */
function textOf(contents: string, fonts: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  let text = '';
  for (const [, name, shown] of contents.matchAll(/\/(\w+) [\d.]+ Tf|((?:\[[^\]]*\]|<\w+>)\s*T[jJ])/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    for (const [, glyphs] of (shown ?? '').matchAll(/<(\w+)>/g))
      for (const glyph of glyphs!.match(/.{4}/g) ?? []) text += font.get(Number.parseInt(glyph, 16)) ?? '';
  }
  return text.replaceAll(/\s/g, '');
}
