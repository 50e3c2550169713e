import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeTemplate } from '../../src/core/content/template/write-template.ts';
import { templateWords } from '../../src/words/template.ts';
import { aPackageWithPicture, packed } from './a-content-package.ts';
import { aPng } from './a-picture.ts';
import { aNotice, anEdition } from './an-edition.ts';
import { randomOf } from './random-of.ts';

const PIECES = [
  '<',
  '>',
  '"',
  '</c>',
  '<row r="1">',
  '&#0;',
  '&amp;',
  '\0',
  '\r',
  ']]>',
  '<!--',
  ' r="A1"',
  ' r="XFD1"',
  't="s"',
  '-1',
  '1e308',
  '99999',
  '\uFFFF',
];

/** Makes the mutation of a number: of a workbook, an .ods, an archive or a content package, in its bytes or, behind a right checksum, in one of its parts. */
export async function createMutator(): Promise<(seed: number) => Uint8Array> {
  const edition = { ...anEdition({ goals: [2, 1], notices: 1 }), notices: [{ ...aNotice('祭り'), picture: 'a.png' }] };
  const workbook = await writeTemplate(edition, templateWords);
  const { content, picture } = aPackageWithPicture(7);
  const rows = [
    ['部署名', '番号', '区分', '目標'],
    ['区民課', 1, '共通', '笑顔で応対します。'],
  ];
  const packages = [
    workbook,
    await writeOds({ sheets: [{ name: '目標', rows, merges: [{ startRow: 0, endRow: 1, startCol: 1, endCol: 1 }] }] }),
    zipSync({ 'a.xlsx': workbook, 'a.png': aPng() }, { level: 0 }),
    await packed(content, [picture]),
  ];
  const opened = packages.map((bytes) => Object.entries(unzipSync(bytes)));
  return (seed) => {
    const random = randomOf(seed);
    const which = random(packages.length);
    if (random(3) === 0) return inBytes(packages[which]!, random);
    const parts = opened[which]!;
    const hit = random(parts.length);
    const mutated = parts.map(([name, bytes], index) => [name, index === hit ? inPart(bytes, random) : bytes] as const);
    return zipSync(Object.fromEntries(mutated), { level: 0 });
  };
}

function inBytes(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const broken = Uint8Array.from(bytes);
  for (let hits = 1 + random(8); hits > 0; hits -= 1) broken[random(broken.length)] = random(256);
  return random(4) === 0 ? broken.slice(0, random(broken.length)) : broken;
}

function inPart(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let text = strFromU8(bytes, true);
  for (let hits = 1 + random(4); hits > 0; hits -= 1) {
    const at = random(text.length + 1);
    const put =
      random(3) === 0 ? text.slice(random(text.length + 1)).slice(0, random(400)) : PIECES[random(PIECES.length)]!;
    text = text.slice(0, at) + put + text.slice(at + random(2) * random(60));
  }
  return strToU8(
    text,
    [...text].every((character) => character <= '\u00FF'),
  );
}
