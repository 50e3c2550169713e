import { describe, expect, it } from 'vitest';
import { readBroughtFile } from '../../../src/hub/content/read-brought-file.ts';
import { aPackageWithPicture, packed } from '../../support/a-content-package.ts';
import { codesOf } from '../../support/ward-document.ts';

describe('readBroughtFile', () => {
  it('takes a content package from the folder as well, and checks its files', async () => {
    const { content, picture } = aPackageWithPicture(3);
    const bytes = await packed(content, [picture]);
    const reading = await readBroughtFile({ name: '掲示.lobby.zip', bytes });
    expect([reading.edition?.notices.at(-1)?.title, reading.pictures.length]).toEqual(['祭り', 1]);
    bytes[bytes.indexOf(0x89)]! ^= 1;
    const changed = await readBroughtFile({ name: '掲示.lobby.zip', bytes });
    expect([changed.edition, ...codesOf(changed).problems]).toEqual([null, expect.stringMatching(/damaged/)]);
  });

  it('says that what waits in a package is not taken', async () => {
    const { content, picture } = aPackageWithPicture(3);
    const two = { ...content, editions: [...content.editions, { ...content.editions[0]!, serial: 4 }] };
    const reading = await readBroughtFile({ name: '掲示.lobby.zip', bytes: await packed(two, [picture]) });
    expect(reading.problems).toMatchObject([{ code: 'package-waiting', severity: 'warning', values: { count: 1 } }]);
  });
});
