import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contentPackageSchema } from '../../src/core/protocol/envelopes.ts';
import { previewedPackage } from '../../src/office/content/previewed-package.ts';
import { aPng } from '../support/a-picture.ts';
import { aNotice, anEdition } from '../support/an-edition.ts';

const png = (width: number) => ({ type: 'image/png', bytes: new Uint8Array(aPng(width)) });
const [own, onHub, gone] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];

describe('previewedPackage', () => {
  it('is a package a tablet takes, with the pictures of the file and those the hub has', async () => {
    const notices = [own, onHub, gone, own, null].map((picture) => ({ ...aNotice('知らせ'), picture }));
    const asked: string[] = [];
    const { content, files } = await previewedPackage(
      { ...anEdition(), notices },
      new Map([
        [own, png(10)],
        ['f'.repeat(64), png(1)],
      ]),
      async (sha256) => {
        asked.push(sha256);
        return sha256 === onHub ? png(20) : null;
      },
    );
    expect(v.parse(contentPackageSchema, content)).toMatchObject({ id: 'preview', editions: [{ serial: 0 }] });
    expect(content.files.map(({ sha256 }) => sha256)).toEqual([own, onHub]);
    expect([...files]).toEqual([
      [own, png(10).bytes],
      [onHub, png(20).bytes],
    ]);
    expect(asked).toEqual([onHub, gone]);
  });
});
