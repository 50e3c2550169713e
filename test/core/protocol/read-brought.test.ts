import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ContentPackage } from '../../../src/core/protocol/envelopes.ts';
import { readBrought } from '../../../src/core/protocol/read-brought.ts';
import { aPackageWithPicture, packed } from '../../support/a-content-package.ts';
import { aPackage, sha256 } from '../../support/a-package.ts';
import { aPng } from '../../support/a-picture.ts';
import { aRawZip } from '../../support/a-zip.ts';
import { expectClearAnswer } from '../../support/expect-clear-answer.ts';
import { aDocument, codesOf, wardDocument } from '../../support/ward-document.ts';

const read = (bytes: Uint8Array) => readBrought({ name: '掲示.lobby.zip', bytes }, async (file) => sha256(file));
const { content, picture } = aPackageWithPicture(7);
const whole = await packed(content, [picture]);
const parts = unzipSync(whole);
const listed = (change: (list: ContentPackage) => unknown) =>
  zipSync({ ...parts, 'package.json': strToU8(JSON.stringify(change(structuredClone(content)))) });
const pictured = (bytes: Uint8Array, type = 'image/png') =>
  packed({ ...aPackage(1, [bytes]), files: [{ sha256: sha256(bytes), bytes: bytes.length, type }] }, [bytes]);

describe('readBrought', () => {
  it('gives a package back as it was written', async () => {
    const brought = await read(whole);
    expect(brought.content).toEqual(content);
    expect([...brought.files]).toEqual([[sha256(picture), { type: 'image/png', bytes: picture }]]);
    expect(brought.edition?.notices.at(-1)).toMatchObject({ title: '祭り', picture: sha256(picture) });
    expect(brought.pictures.map(({ name }) => name)).toEqual([sha256(picture)]);
    expect(brought.problems).toEqual([]);
  });

  it("gives back what a hub says of last month's ratings, and takes a package without it", async () => {
    const ratings = { month: '2026-10', n: 50, satisfied: 40, from: '2026-11-01', until: '2026-11-30' };
    const brought = await read(listed((list) => ({ ...list, ratings })));
    expect([brought.problems, brought.content?.ratings]).toEqual([[], ratings]);
    expect((await read(whole)).content).not.toHaveProperty('ratings');
  });

  it('takes fonts cut for the text and slices of Noto Sans, whose ranges come along', async () => {
    const [cut, slice] = [strToU8('cut'), strToU8('slice')];
    const files = [
      { sha256: sha256(cut), bytes: cut.length, type: 'font/ttf; weight=700' },
      { sha256: sha256(slice), bytes: slice.length, type: 'font/woff2; slice=kr', range: 'U+ad6c,U+c624' },
    ];
    const brought = await read(
      await packed({ ...content, files: [...content.files, ...files] }, [picture, cut, slice]),
    );
    expect(brought.problems).toEqual([]);
    expect(brought.content?.files.slice(-2)).toEqual(files);
  });

  it('reads everything else as the importer does', async () => {
    const document = new TextEncoder().encode(wardDocument());
    const brought = await read(document);
    expect([brought.content, brought.files.size, brought.edition?.departments.length]).toEqual([null, 0, 14]);
    const zip = await read(aRawZip([{ name: 'a.txt', bytes: strToU8(aDocument(['区民課\t1 共通 笑顔で。'])) }]));
    expect([zip.content, zip.edition?.departments.length]).toEqual([null, 1]);
  });

  it.each<[string, Uint8Array | Promise<Uint8Array>, string]>([
    ['a file is missing', zipSync({ 'package.json': parts['package.json']! }), 'package-damaged'],
    ['a file was changed', zipSync({ ...parts, [`files/${sha256(picture)}`]: aPng(1, 1) }), 'package-damaged'],
    ['a file was added', zipSync({ ...parts, 'run.exe': strToU8('MZ') }), 'package-damaged'],
    ['the list is no JSON', zipSync({ ...parts, 'package.json': strToU8('{') }), 'package-damaged'],
    ['the list says nothing', listed(() => null), 'package-damaged'],
    ['there is no edition', listed((list) => ({ ...list, editions: [] })), 'package-damaged'],
    ['a text is no text', listed((list) => ({ ...list, editions: [{ title: { x: 1 } }] })), 'package-damaged'],
    ['a size is wrong', listed((list) => ({ ...list, files: [{ ...list.files[0], bytes: 1 }] })), 'package-damaged'],
    [
      'a file is listed again and again',
      listed((list) => ({ ...list, files: Array(9).fill(list.files[0]) })),
      'package-damaged',
    ],
    ['it was made for a later app', listed((list) => ({ ...list, format: 2 })), 'package-newer'],
    ['it was cut in the middle', whole.slice(0, whole.length / 2), 'file-damaged'],
    ['a name climbs out', zipSync({ ...parts, '../a': strToU8('x') }), 'archive-unsafe'],
    ['a picture is a page', pictured(strToU8('<script>x()</script>')), 'package-damaged'],
    ['a picture is an SVG', pictured(strToU8('<svg/>'), 'image/svg+xml'), 'package-damaged'],
    ['a picture is too large', pictured(aPng(30_000, 30_000)), 'package-damaged'],
    [
      'a picture weighs too much',
      pictured(new Uint8Array([...aPng(), ...Array(1_000_000).fill(0)])),
      'package-damaged',
    ],
    ['a file is neither font nor picture', pictured(aPng(), 'text/html'), 'package-damaged'],
    ['a font is none of ours', pictured(aPng(), 'font/woff2; slice=xx'), 'package-damaged'],
    [
      'a range is no range',
      listed((list) => ({ ...list, files: [{ ...list.files[0], range: 'U+20; src: url(//x)' }] })),
      'package-damaged',
    ],
  ])('refuses a package where %s, with a sentence', async (_, bytes, code) => {
    const brought = await read(await bytes);
    expectClearAnswer(brought);
    expect(codesOf(brought).problems).toEqual([code]);
    expect([brought.edition, brought.content, brought.files.size]).toEqual([null, null, 0]);
  });
});
