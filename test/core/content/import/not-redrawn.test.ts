import { describe, expect, it } from 'vitest';
import { withoutLargePictures } from '../../../../src/core/content/import/not-redrawn.ts';
import { type Picture, pictureOf } from '../../../../src/core/content/import/picture.ts';
import { aPng } from '../../../support/a-picture.ts';
import { aNotice, anEdition } from '../../../support/an-edition.ts';

const picture = (name: string, side: number, length = 33) =>
  pictureOf(name, Buffer.concat([aPng(side, side), Buffer.alloc(length)])) as Picture;
const reading = (pictures: Picture[], named = pictures.map(({ name }) => name)) => ({
  edition: { ...anEdition(), notices: named.map((name) => ({ ...aNotice(name), picture: name })) },
  ...{ repairs: [], problems: [], pictures },
});

describe('withoutLargePictures', () => {
  it('leaves a reading alone whose pictures may be kept as they are', () => {
    const small = reading([picture('a.png', 2_560)]);
    expect(withoutLargePictures(small, 'a.zip')).toBe(small);
  });

  it.each([
    ['pixels', picture('b.png', 2_561)],
    ['bytes', picture('b.png', 100, 1_000_000)],
  ])('drops a picture of too many %s and says so', (_, large) => {
    const { edition, problems, pictures } = withoutLargePictures(reading([picture('a.png', 100), large]), 'a.zip');
    expect(edition?.notices.map((notice) => notice.picture)).toEqual(['a.png', null]);
    expect(pictures.map(({ name }) => name)).toEqual(['a.png']);
    expect(problems).toEqual([
      { code: 'picture-not-redrawn', severity: 'warning', where: { file: 'a.zip' }, values: { found: 'b.png' } },
    ]);
  });

  it('says nothing of one that no notice names', () => {
    expect(withoutLargePictures(reading([picture('b.png', 4_000)], []), 'a.zip').problems).toEqual([]);
  });
});
