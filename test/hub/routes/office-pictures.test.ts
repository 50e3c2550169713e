import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contentPackageSchema } from '../../../src/core/protocol/envelopes.ts';
import { sha256 } from '../../support/a-package.ts';
import { aJpeg, aPng, aWebp } from '../../support/a-picture.ts';
import { aNotice } from '../../support/an-edition.ts';
import { type OpenHub, openHub } from '../../support/open-hub.ts';

const put = (hub: OpenHub, bytes: Uint8Array, type = 'image/png', name = sha256(bytes)) =>
  hub.asStaff({
    ...{ method: 'PUT', url: `/api/office/pictures/${name}` },
    ...{ payload: Buffer.from(bytes), headers: { 'content-type': type } },
  });
const padded = (bytes: Uint8Array, length: number) => Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);

describe('PUT /api/office/pictures/<sha256>', () => {
  it.each([
    ['image/png', aPng()],
    ['image/jpeg', aJpeg()],
    ['image/webp', aWebp()],
    ['image/png', padded(aPng(2_560, 2_560), 1_000_000)],
  ])('keeps a picture of %s once, and shows it to staff', async (type, bytes) => {
    const hub = await openHub();
    const answers = [await put(hub, bytes, type), await put(hub, bytes, type)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 200]);
    const shown = await hub.asStaff({ url: `/api/office/pictures/${sha256(bytes)}` });
    expect(shown.headers['content-type']).toBe(type);
    expect(shown.headers['cache-control']).toMatch(/^private, /);
    expect(sha256(shown.rawPayload)).toBe(sha256(bytes));
  });

  it('does not mix up what comes at the same moment', async () => {
    const hub = await openHub();
    const pictures = Array.from({ length: 6 }, (_, index) => padded(aPng(100 + index, 100), 900_000).fill(index, 100));
    const answers = await Promise.all(pictures.map((bytes) => put(hub, bytes)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(201));
    for (const bytes of pictures) {
      const shown = await hub.asStaff({ url: `/api/office/pictures/${sha256(bytes)}` });
      expect(sha256(shown.rawPayload)).toBe(sha256(bytes));
    }
  });

  it('goes by the first bytes, not by what it is called', async () => {
    const hub = await openHub();
    await put(hub, aJpeg(), 'image/png');
    const shown = await hub.asStaff({ url: `/api/office/pictures/${sha256(aJpeg())}` });
    expect(shown.headers['content-type']).toBe('image/jpeg');
  });

  const script = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  it.each([
    ['markup that calls itself a picture', script, 'image/png', undefined, 415, 'picture_type'],
    ['a type that is none of three', script, 'image/svg+xml', undefined, 415, 'picture_type'],
    ['JSON', new TextEncoder().encode('{}'), 'application/json', undefined, 415, 'picture_type'],
    ['the name of another', aPng(), 'image/png', 'a'.repeat(64), 400, 'picture_damaged'],
    ['a name that is no hash', aPng(), 'image/png', 'a.png', 400, 'picture_damaged'],
    ['2561 pixels', aPng(2_561, 10), 'image/png', undefined, 413, 'picture_too_large'],
    ['20000 pixels', aPng(20_000, 10), 'image/png', undefined, 413, 'picture_too_large'],
    ['1,000,001 bytes', padded(aPng(), 1_000_001), 'image/png', undefined, 413, 'picture_too_large'],
  ])('refuses %s', async (_, bytes, type, name, statusCode, error) => {
    const hub = await openHub();
    const before = hub.contents();
    const answer = await put(hub, bytes, type, name);
    expect([answer.statusCode, answer.json().error]).toEqual([statusCode, error]);
    expect(hub.contents()).toEqual(before);
  });

  it('refuses a body that is not there', async () => {
    const hub = await openHub();
    const answer = await hub.asStaff({ method: 'PUT', url: `/api/office/pictures/${'a'.repeat(64)}` });
    expect(answer.statusCode).toBe(400);
  });
});

describe('GET /api/files/<sha256>', () => {
  it('gives tablets the picture of a notice, which the package names', async () => {
    const hub = await openHub();
    const bytes = aPng();
    await put(hub, bytes);
    const notice = { ...aNotice('祭り'), picture: sha256(bytes) };
    await hub.asStaff({ method: 'POST', url: '/api/office/notices', payload: { notice, base: 1 } });
    const { files } = v.parse(contentPackageSchema, (await hub.asTablet({ url: '/api/content' })).json());
    expect(files).toContainEqual({ sha256: sha256(bytes), bytes: bytes.length, type: 'image/png' });
    const file = await hub.asTablet({ url: `/api/files/${sha256(bytes)}` });
    expect([file.headers['content-type'], sha256(file.rawPayload)]).toEqual(['image/png', sha256(bytes)]);
  });
});
