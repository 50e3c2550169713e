import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { publishEdition } from '../../../src/hub/storage/editions.ts';
import { dropUnnamedPictures, readPicture, storePicture } from '../../../src/hub/storage/pictures.ts';
import { aFolder } from '../../support/a-folder.ts';
import { sha256 } from '../../support/a-package.ts';
import { aPng } from '../../support/a-picture.ts';
import { aNotice, anEdition } from '../../support/an-edition.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000+09:00');

describe('dropUnnamedPictures', () => {
  it('keeps what any edition names, and lets go of what was sent and never published', async () => {
    const database = openDatabase(aFolder());
    const [named, unnamed] = [aPng(10, 10), aPng(20, 20)];
    for (const bytes of [named, unnamed]) await storePicture(database, { type: 'image/png', bytes });
    const notices = [{ ...aNotice('祭り'), picture: sha256(named) }, aNotice('休日開庁')];
    for (const each of [notices, []]) {
      await publishEdition(database, {
        edition: { ...anEdition(), notices: each },
        ...{ source: '掲示.zip', repairs: 0, who: '総務課', nowMs: NOON },
      });
    }
    await dropUnnamedPictures(database);
    expect((await readPicture(database, sha256(named)))?.bytes.equals(named)).toBe(true);
    expect(await readPicture(database, sha256(unnamed))).toBeNull();
    database.close();
  });
});
