import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { orderOf } from '../../../src/core/content/package-order.ts';
import { contentPackageSchema } from '../../../src/core/protocol/envelopes.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { type TabletSettings, tabletSettings } from '../../../src/core/settings/settings.ts';
import type { StoredPackage } from '../../../src/tablet/platform/content-db.ts';
import { stickLoad as stickLoadAt } from '../../../src/tablet/staff/stick-load.ts';
import type { Brought } from '../../../src/ui/brought.ts';
import { aBrought } from '../../support/a-brought.ts';
import { aPackage, sha256 } from '../../support/a-package.ts';
import { aNotice } from '../../support/an-edition.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000+09:00');
const stickLoad = (...[brought, shown, settings]: [Brought, StoredPackage | null, TabletSettings]) =>
  stickLoadAt(brought, shown, settings, NOW);
const settings = { ...tabletSettings(defaultSettings), office: { name: '港', ward: '区役所' } };
const shown = (serial: number, id = `package-${serial}`): StoredPackage => ({
  content: { ...aPackage(serial), id },
  files: new Map(),
  floor: serial,
});
const picture = new Uint8Array([1, 2, 3]);

describe('a workbook', () => {
  it('becomes a package with the serial the tablet last had, the settings it has, and no fonts', () => {
    const load = stickLoad(aBrought({ pictures: [picture] }), shown(17), settings);
    expect(load).toMatchObject({
      kind: 'newer',
      floor: 17,
      content: {
        id: `stick:${'f'.repeat(32)}`,
        settings,
        editions: [{ title: '区役所サービス向上目標', serial: 17, effectiveFrom: '' }],
        files: [{ sha256: sha256(picture), bytes: 3, type: 'image/png' }],
      },
    });
    expect(load.kind === 'newer' && v.is(contentPackageSchema, load.content)).toBe(true);
  });

  it('keeps what the hub has said of last month', () => {
    const ratings = { month: '2026-10', n: 50, satisfied: 40, from: '2026-11-01', until: '2026-11-30' };
    const before = shown(17);
    const load = stickLoad(aBrought(), { ...before, content: { ...before.content, ratings } }, settings);
    expect(load).toMatchObject({ kind: 'newer', content: { ratings } });
  });

  it('is serial 0 on a tablet that had nothing', () => {
    expect(stickLoad(aBrought(), null, settings)).toMatchObject({ floor: 0, content: { editions: [{ serial: 0 }] } });
  });

  it('is the same where that very file is on show', () => {
    expect(stickLoad(aBrought(), shown(17, `stick:${'f'.repeat(32)}`), settings).kind).toBe('same');
  });

  it.each([
    ['nothing could be read', aBrought({ edition: null })],
    ['there is an error', aBrought({ problems: [{ code: 'file-damaged', severity: 'error', where: { file: 'x' } }] })],
  ])('is not applied where %s', (_, brought) => {
    expect(stickLoad(brought, null, settings)).toEqual({ kind: 'errors' });
  });

  it('is applied in spite of warnings', () => {
    const problems = [{ code: 'sheet-unknown', severity: 'warning', where: { file: 'x' } } as const];
    expect(stickLoad(aBrought({ problems }), null, settings).kind).toBe('newer');
  });
});

describe('a workbook on a tablet where an edition waits for its time', () => {
  const waitingPicture = new Uint8Array([4, 5, 6]);
  const waiting = { ...aPackage(18).editions[0]!, title: '令和9年度', effectiveFrom: '2027-04-01T00:00:00+09:00' };
  waiting.notices = [{ ...aNotice('祭り'), picture: sha256(waitingPicture) }];
  const here = shown(17);
  here.content = { ...aPackage(17, [waitingPicture]), editions: [here.content.editions[0]!, waiting] };

  it('leaves it waiting, with its pictures, and is not overtaken by what the hub had told before', () => {
    const load = stickLoad(aBrought({ pictures: [picture] }), here, settings);
    expect(load).toMatchObject({
      kind: 'newer',
      content: {
        editions: [
          { serial: 17, effectiveFrom: '' },
          { serial: 18, title: '令和9年度' },
        ],
      },
      floor: 18,
    });
    const files = load.kind === 'newer' ? load.content.files.map(({ sha256: name }) => name) : [];
    expect(files).toEqual([sha256(picture), sha256(waitingPicture)]);
    expect(orderOf(here.content, { id: 'stick:x', floor: 18 })).toBe('older');
  });

  it('counts as the one that has taken over, once its time has come', () => {
    const april = Date.parse('2027-04-02T12:00:00.000+09:00');
    expect(stickLoadAt(aBrought(), here, settings, april)).toMatchObject({
      content: { editions: [{ serial: 18, effectiveFrom: '' }] },
      floor: 18,
    });
  });
});

describe('an exported package', () => {
  const brought = (serial: number) => aBrought({ content: aPackage(serial) });

  it('above the tablet’s serial is the hub’s own, with its id and its settings', () => {
    expect(stickLoad(brought(18), shown(17), settings)).toEqual({
      kind: 'newer',
      content: aPackage(18),
      floor: 18,
      here: 17,
      brought: 18,
    });
  });

  it.each([16, 17])('of serial %i is not above 17: it needs a word, and keeps the place of 17', (serial) => {
    expect(
      stickLoad(aBrought({ content: { ...aPackage(serial), id: 'exported' } }), shown(17), settings),
    ).toMatchObject({
      kind: 'older',
      content: { id: 'stick:exported' },
      floor: 17,
      here: 17,
      brought: serial,
    });
  });

  it('that is on show is the same', () => {
    expect(stickLoad(brought(17), shown(17), settings).kind).toBe('same');
  });

  it('carries no PIN, so the tablet keeps its own', () => {
    const pin = { salt: 's'.repeat(22), hash: 'h'.repeat(43), iterations: 600_000 };
    const own = { ...settings, staff: { ...settings.staff, pin } };
    for (const serial of [16, 18]) {
      expect(stickLoad(aBrought({ content: { ...aPackage(serial), id: 'exported' } }), shown(17), own)).toMatchObject({
        content: { settings: { staff: { pin } } },
      });
    }
  });

  it('that another tablet made of a workbook is like that workbook', () => {
    const content = { ...aPackage(40), id: 'stick:ab' };
    expect(stickLoad(aBrought({ content }), shown(17), settings)).toMatchObject({
      kind: 'newer',
      content: { id: 'stick:ab', editions: [{ serial: 17 }] },
      floor: 17,
    });
    expect(stickLoad(aBrought({ content }), shown(17, 'stick:ab'), settings).kind).toBe('same');
  });
});
