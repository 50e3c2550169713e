import { describe, expect, it } from 'vitest';
import { createPictures } from '../../../src/tablet/display/pictures.ts';
import { settled } from '../../support/settled.ts';

const picture = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
const isThere = async (address: string) => (await fetch(address)).blob().then(({ size }) => size === 3);

describe('createPictures', () => {
  it('says nothing while a picture is fetched, then where it is', async () => {
    const address = createPictures(async () => picture).addressOf('a');
    expect(address.value).toBe('');
    await settled();
    expect(address.value).toMatch(/^blob:/);
    expect(await isThere(address.value!)).toBe(true);
  });

  it('fetches each picture once, however often it is shown', async () => {
    const fetched: string[] = [];
    const pictures = createPictures(async (sha256) => {
      fetched.push(sha256);
      return picture;
    });
    for (const sha256 of ['a', 'b', 'a', 'a']) pictures.addressOf(sha256);
    await settled();
    expect(fetched).toEqual(['a', 'b']);
  });

  it('is null for what is not there or cannot be read, and looks again when told', async () => {
    let isBroken = true;
    const pictures = createPictures(async () => (isBroken ? Promise.reject(new Error('disk')) : picture));
    const address = pictures.addressOf('a');
    await settled();
    expect(address.value).toBeNull();
    isBroken = false;
    pictures.lookAgain();
    const again = pictures.addressOf('a');
    await settled();
    expect(again.value).toMatch(/^blob:/);
  });

  it('lets go of what was shown long ago', async () => {
    const pictures = createPictures(async () => picture);
    const first = pictures.addressOf('0');
    await settled();
    const old = first.value!;
    for (let next = 1; next < 20; next += 1) pictures.addressOf(String(next));
    await expect(fetch(old)).rejects.toThrow();
  });
});
