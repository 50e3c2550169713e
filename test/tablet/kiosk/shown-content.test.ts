import { beforeEach, describe, expect, it } from 'vitest';
import type { ContentPackage } from '../../../src/core/protocol/envelopes.ts';
import { createShownContent } from '../../../src/tablet/kiosk/shown-content.ts';
import { createContentDb } from '../../../src/tablet/platform/content-db.ts';
import { createContentFilesDb } from '../../../src/tablet/platform/content-files-db.ts';
import { createHubClient } from '../../../src/tablet/platform/hub-client.ts';
import { aClock } from '../../support/a-clock.ts';
import { aPackage, sha256 } from '../../support/a-package.ts';
import { aScriptedServer } from '../../support/a-scripted-server.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { deferred } from '../../support/deferred.ts';
import { eachTransaction } from '../../support/each-transaction.ts';
import { settled } from '../../support/settled.ts';

beforeEach(anEmptyStorage);

const bytes = (...values: number[]) => new Uint8Array(values);
const [font, red, green, blue] = [bytes(1), bytes(2), bytes(3), bytes(4)];

/** The first file is a font. */
function withFiles(serial: number, [first, ...pictures]: Uint8Array[]): ContentPackage {
  const content = aPackage(serial, [first!, ...pictures]);
  content.files[0]!.type = 'font/woff2; weight=400';
  return content;
}

/** A tablet after a start, with its real storage; a hub that has these files. */
async function aTablet() {
  const shown: string[] = [];
  const contentDb = createContentDb(aClock());
  const contentFiles = createContentFilesDb(aClock());
  /** What was stored when the still was dropped. */
  const dropped: (string | undefined)[] = [];
  const content = createShownContent({
    contentDb,
    contentFiles,
    dropStill: async () => void dropped.push((await contentDb.current())?.content.id),
    show: async (stored, when) => void shown.push(`${stored?.content.id ?? 'card'} ${when}`),
  });
  const stored = await contentDb.current();
  if (stored !== null) await content.start(stored);
  await content.checkFiles();
  shown.splice(0);
  const fetched: string[] = [];
  const names = new Map(Object.entries({ font, red, green, blue }).map(([name, file]) => [sha256(file!), name]));
  const fetchOf =
    (...files: Uint8Array<ArrayBuffer>[]) =>
    async (digest: string) => {
      fetched.push(names.get(digest)!);
      return files.find((file) => sha256(file) === digest) ?? null;
    };
  return { content, contentDb, contentFiles, shown, dropped, fetched, fetchOf };
}

it('drops what the next start would show of before, before anything else is stored', async () => {
  const { content, contentDb, dropped, fetchOf } = await aTablet();
  await content.offer(withFiles(17, [font!]), fetchOf(font!));
  await content.offer(withFiles(17, [font!]), fetchOf(font!));
  await content.apply(aPackage(18, []), 18, new Map());
  await content.back();
  expect(dropped).toEqual([undefined, 'package-17', 'package-18']);
  expect((await contentDb.current())?.content.id).toBe('package-17');
});

describe('a package of the hub', () => {
  it('is stored whole, then shown with the next page: fonts in its record, pictures by digest', async () => {
    const tablet = await aTablet();
    const content = withFiles(17, [font!, red!]);
    expect(await tablet.content.offer(content, tablet.fetchOf(font!, red!))).toBe('shown');
    expect(tablet.shown).toEqual(['package-17 next-page']);
    const stored = { content, files: new Map([[sha256(font!), font]]), floor: 17 };
    expect(await tablet.contentDb.current()).toEqual(stored);
    expect(await tablet.contentFiles.get(sha256(red!))).toEqual({ type: 'image/png', bytes: red });
    expect(await tablet.contentFiles.get(sha256(font!))).toBeNull();
  });

  it('has slices of fonts stored by digest too: what stands before the first slide stays small', async () => {
    const tablet = await aTablet();
    const content = withFiles(17, [font!, red!]);
    Object.assign(content.files[1]!, { type: 'font/woff2; slice=sc', range: 'U+7b80' });
    expect(await tablet.content.offer(content, tablet.fetchOf(font!, red!))).toBe('shown');
    expect([...(await tablet.contentDb.current())!.files.keys()]).toEqual([sha256(font!)]);
    expect(await tablet.contentFiles.get(sha256(red!))).toEqual({ type: 'font/woff2; slice=sc', bytes: red });
  });

  it('changes nothing the second time', async () => {
    const tablet = await aTablet();
    const content = withFiles(17, [font!, red!]);
    await tablet.content.offer(content, tablet.fetchOf(font!, red!));
    expect(await tablet.content.offer(content, tablet.fetchOf(font!, red!))).toBe('same');
    expect(tablet.fetched).toEqual(['font', 'red']);
    expect(tablet.shown).toHaveLength(1);
  });

  it('goes on after an interrupted try, also after a restart', async () => {
    const first = await aTablet();
    const content = withFiles(17, [font!, red!, green!]);
    expect(await first.content.offer(content, first.fetchOf(font!, red!))).toBe('incomplete');
    expect(await first.contentDb.current()).toBeNull();
    const second = await aTablet();
    expect(await second.content.offer(content, second.fetchOf(green!))).toBe('shown');
    expect(second.fetched).toEqual(['green']);
    expect((await second.contentDb.current())?.files.size).toBe(1);
  });

  it('fetches only what the package before did not bring', async () => {
    const tablet = await aTablet();
    await tablet.content.offer(withFiles(1, [font!, red!]), tablet.fetchOf(font!, red!));
    tablet.fetched.splice(0);
    expect(await tablet.content.offer(withFiles(2, [font!, red!, blue!]), tablet.fetchOf(blue!))).toBe('shown');
    expect(tablet.fetched).toEqual(['blue']);
  });

  it('keeps the pictures of the kept three and lets go those of the fourth', async () => {
    const tablet = await aTablet();
    for (const [index, picture] of [red!, green!, blue!, bytes(9)].entries()) {
      await tablet.content.offer(withFiles(index + 1, [font!, picture]), tablet.fetchOf(font!, picture));
    }
    expect(await tablet.contentFiles.missing([red!, green!, blue!, bytes(9)].map(sha256))).toEqual([sha256(red!)]);
  });

  it('that is older stays away', async () => {
    const tablet = await aTablet();
    await tablet.content.offer(aPackage(7), tablet.fetchOf());
    expect(await tablet.content.offer(aPackage(6), tablet.fetchOf())).toBe('older');
    expect((await tablet.contentDb.current())?.content.id).toBe('package-7');
  });

  it('is asked for as if nothing was known where a picture has gone from storage, and made whole', async () => {
    const before = await aTablet();
    const content = withFiles(17, [font!, red!, green!]);
    await before.content.offer(content, before.fetchOf(font!, red!, green!));
    await before.contentFiles.keepOnly([sha256(red!)]);
    const tablet = await aTablet();
    expect([tablet.content.id(), tablet.content.knownId()]).toEqual(['package-17', null]);
    expect(await tablet.content.offer(content, tablet.fetchOf(green!))).toBe('shown');
    expect(tablet.fetched).toEqual(['green']);
    expect(tablet.content.knownId()).toBe('package-17');
  });

  it('is shown from memory where it cannot be stored, and the old one stays whole for the next start', async () => {
    const tablet = await aTablet();
    await tablet.content.offer(withFiles(1, [font!, red!]), tablet.fetchOf(font!, red!));
    eachTransaction(({ transaction, stores }) => {
      if (transaction.mode === 'readwrite' && stores.includes('files')) setImmediate(() => transaction.abort());
    });
    expect(await tablet.content.offer(withFiles(2, [font!, green!]), tablet.fetchOf(green!))).toBe('shown');
    expect(tablet.content.isKept()).toBe(false);
    const later = await aTablet();
    expect([later.content.id(), later.content.knownId()]).toEqual(['package-1', 'package-1']);
  });
});

describe('a hub that dies after the first file', () => {
  it('is asked only for the missing one when it is back', async () => {
    const content = withFiles(17, [font!, red!]);
    const asked: string[] = [];
    let isDying = true;
    const base = await aScriptedServer(({ url }, response) => {
      asked.push(url!.slice(-64));
      const file = [font!, red!].find((each) => url!.endsWith(sha256(each)))!;
      if (isDying && file === red)
        response.writeHead(200, { 'content-length': '100' }).write(file, () => response.destroy());
      else response.writeHead(200).end(file);
    });
    const hub = createHubClient(base);
    const fetch = (digest: string) => hub.file('token', digest);
    const tablet = await aTablet();
    expect(await tablet.content.offer(content, fetch)).toBe('incomplete');
    expect(tablet.shown).toEqual([]);
    isDying = false;
    expect(await tablet.content.offer(content, fetch)).toBe('shown');
    expect(asked).toEqual([sha256(font!), sha256(red!), sha256(red!)]);
  });
});

describe('a package from a stick', () => {
  const files = (...all: Uint8Array<ArrayBuffer>[]) =>
    new Map(all.map((file) => [sha256(file), { type: 'image/png', bytes: file }]));
  const fromStick = (id: string, pictures: Uint8Array[]) => ({ ...aPackage(7, pictures), id: `stick:${id}` });

  it('is stored whole, shown at once, and can be taken back and brought back', async () => {
    const tablet = await aTablet();
    await tablet.content.offer(aPackage(7), tablet.fetchOf());
    expect(await tablet.content.apply(fromStick('a', [red!]), 7, files(red!))).toBe('shown');
    expect(tablet.shown.at(-1)).toBe('stick:a at-once');
    expect(await tablet.content.canGoBack()).toBe(true);
    expect(await tablet.content.back()).toBe('shown');
    expect(await tablet.content.back()).toBe('shown');
    expect(tablet.shown.slice(-2)).toEqual(['package-7 at-once', 'stick:a at-once']);
    expect((await aTablet()).content.knownId()).toBe('stick:a');
  });

  it('stays before what the hub had, and goes when the hub publishes a higher one', async () => {
    const tablet = await aTablet();
    await tablet.content.offer(aPackage(7), tablet.fetchOf());
    await tablet.content.apply(fromStick('a', []), 7, files());
    expect(await tablet.content.offer(aPackage(7), tablet.fetchOf())).toBe('older');
    expect(await tablet.content.offer(aPackage(8), tablet.fetchOf())).toBe('shown');
  });

  it('can be taken back on a tablet that had nothing: to the default card', async () => {
    const tablet = await aTablet();
    expect(await tablet.content.canGoBack()).toBe(false);
    await tablet.content.apply(fromStick('a', []), 0, files());
    expect(await tablet.content.canGoBack()).toBe(true);
    await tablet.content.back();
    expect(tablet.shown.at(-1)).toBe('card at-once');
    expect((await aTablet()).content.id()).toBeNull();
  });

  it('changes nothing where it cannot be stored, and leaves no litter', async () => {
    const tablet = await aTablet();
    await tablet.content.offer(aPackage(7), tablet.fetchOf());
    let isBroken = true;
    eachTransaction(({ transaction, stores }) => {
      if (isBroken && transaction.mode === 'readwrite' && stores.includes('packages')) {
        setImmediate(() => transaction.abort());
      }
    });
    expect(await tablet.content.apply(fromStick('a', [red!]), 7, files(red!))).toBe('not-kept');
    isBroken = false;
    expect(tablet.content.id()).toBe('package-7');
    expect(await tablet.contentFiles.missing([sha256(red!)])).toEqual([sha256(red!)]);
    expect(tablet.shown.at(-1)).toBe('package-7 next-page');
  });

  it('changes nothing where a file it lists did not come along', async () => {
    const tablet = await aTablet();
    expect(await tablet.content.apply(fromStick('a', [red!, green!]), 7, files(red!))).toBe('incomplete');
    expect([tablet.content.id(), tablet.shown.length]).toEqual([null, 0]);
  });

  it('wins over a package of the hub that was still on its way and is not newer', async () => {
    const tablet = await aTablet();
    const slow = deferred<Uint8Array<ArrayBuffer> | null>();
    const offered = tablet.content.offer(withFiles(7, [font!, red!]), () => slow.promise);
    await settled();
    await tablet.content.apply(fromStick('a', [green!]), 7, files(green!));
    slow.resolve(font!);
    expect(await offered).toBe('older');
    expect(tablet.content.id()).toBe('stick:a');
  });

  it('takes nothing from a newer package that was half here: it is fetched again', async () => {
    const tablet = await aTablet();
    const slow = deferred<Uint8Array<ArrayBuffer> | null>();
    const content = withFiles(9, [font!, red!, green!]);
    const offered = tablet.content.offer(content, async (digest) => {
      if (digest === sha256(green!)) return slow.promise;
      return digest === sha256(font!) ? font! : red!;
    });
    await settled();
    await tablet.content.apply(fromStick('a', [blue!]), 7, files(blue!));
    slow.resolve(green!);
    expect(await offered).toBe('incomplete');
    expect(await tablet.content.offer(content, tablet.fetchOf(font!, red!))).toBe('shown');
    expect(await tablet.contentFiles.missing([red!, green!].map(sha256))).toEqual([]);
  });
});
