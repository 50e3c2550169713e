import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contentPackageSchema } from '../../src/core/protocol/envelopes.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { tabletSettings } from '../../src/core/settings/settings.ts';
import { previewedPackage } from '../../src/office/content/previewed-package.ts';
import { aPng } from '../support/a-picture.ts';
import { aNotice, anEdition } from '../support/an-edition.ts';

const settings = tabletSettings({ ...defaultSettings, office: { name: '川崎市川崎区', ward: '区役所' } });
const png = (width: number) => ({ type: 'image/png', bytes: new Uint8Array(aPng(width)) });
const [own, onHub, gone] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];

describe('previewedPackage', () => {
  it('is a package a tablet takes, with the pictures of the file and those the hub has', async () => {
    const notices = [own, onHub, gone, own, null].map((picture) => ({ ...aNotice('知らせ'), picture }));
    const asked: string[] = [];
    const { content, files, slide } = await previewedPackage(
      {
        edition: { ...anEdition(), notices },
        slide: 'notice:知らせ',
        files: new Map([
          [own, png(10)],
          ['f'.repeat(64), png(1)],
        ]),
      },
      settings,
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
    expect([content.settings, slide]).toEqual([settings, 'notice:知らせ']);
  });
});
