import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { tabletSettings } from '../../../src/core/settings/settings.ts';
import type { StoredPackage } from '../../../src/tablet/platform/content-db.ts';
import type { ReceiptOutcome, WrittenRatings } from '../../../src/tablet/staff/ratings-by-stick.ts';
import { createStickState } from '../../../src/tablet/staff/stick-state.ts';
import type { Brought } from '../../../src/ui/brought.ts';
import { aBrought } from '../../support/a-brought.ts';
import { aPackage } from '../../support/a-package.ts';
import { deferred } from '../../support/deferred.ts';
import { settled } from '../../support/settled.ts';

const written: WrittenRatings = { name: '評価.ndjson', parts: [], count: 3, rest: 0 };
const stored = (serial: number): StoredPackage => ({ content: aPackage(serial), files: new Map(), floor: serial });

function aDialog(given: { file?: File | null; read?: (progress: (share: number) => void) => Promise<Brought> } = {}) {
  const applied: string[] = [];
  const saved = async (): Promise<'saved' | 'cancelled'> => 'saved';
  const savedRatings = { count: 0 };
  const tablet = {
    shown: stored(17),
    outcome: 'shown' as 'shown' | 'incomplete' | 'not-kept',
    saved,
    receipt: null as ReceiptOutcome | null,
    write: async (_: (done: number, of: number) => void): Promise<WrittenRatings | null> => written,
  };
  const stick = createStickState({
    pick: async () => (given.file === undefined ? new File([], '掲示内容.xlsx') : given.file),
    read: (_, progress) => (given.read ?? (async () => aBrought()))(progress),
    shown: () => tablet.shown,
    settings: () => tabletSettings(defaultSettings),
    nowMs: () => Date.parse('2026-11-22T12:00:00.000+09:00'),
    apply: async ({ id }, floor) => {
      applied.push(`${id} above ${floor}`);
      return tablet.outcome;
    },
    back: async () => 'shown',
    save: async () => tablet.saved(),
    ratings: { write: (progress) => tablet.write(progress), receive: async () => tablet.receipt },
    saveRatings: async () => {
      savedRatings.count += 1;
      return tablet.saved();
    },
  });
  return { stick, tablet, applied, savedRatings };
}

describe('load', () => {
  it('shows how far it is, then what was read', async () => {
    const reading = deferred<Brought>();
    let tell: (share: number) => void = () => {};
    const { stick } = aDialog({
      read: (progress) => {
        tell = progress;
        return reading.promise;
      },
    });
    void stick.load();
    await settled(1);
    tell(0.5);
    expect(stick.view.value).toEqual({ kind: 'reading', name: '掲示内容.xlsx', share: 0.5 });
    reading.resolve(aBrought());
    await settled(1);
    expect(stick.view.value).toMatchObject({ kind: 'read', load: { kind: 'newer' } });
  });

  it('is back at the menu where no file was chosen', async () => {
    const { stick } = aDialog({ file: null });
    await stick.load();
    expect(stick.view.value).toEqual({ kind: 'none' });
  });

  it('says so where the stick was pulled out', async () => {
    const { stick } = aDialog({ read: () => Promise.reject(new Error('gone')) });
    await stick.load();
    expect(stick.view.value).toEqual({ kind: 'unreadable' });
  });

  it('shows nothing of a file whose dialog was closed in between', async () => {
    const reading = deferred<Brought>();
    const { stick } = aDialog({ read: () => reading.promise });
    void stick.load();
    await settled(1);
    stick.leave();
    reading.resolve(aBrought());
    await settled(1);
    expect(stick.view.value).toEqual({ kind: 'none' });
  });
});

describe('apply', () => {
  it('puts it on the tablet, and goBack takes it back', async () => {
    const { stick, applied } = aDialog();
    await stick.load();
    await stick.apply();
    expect(applied).toEqual([`stick:${'f'.repeat(32)} above 17`]);
    expect(stick.view.value).toEqual({ kind: 'done', outcome: 'applied' });
    await stick.goBack();
    expect(stick.view.value).toEqual({ kind: 'done', outcome: 'went-back' });
  });

  it.each(['incomplete', 'not-kept'] as const)('says that nothing changed where it was %s', async (outcome) => {
    const { stick, tablet } = aDialog();
    tablet.outcome = outcome;
    await stick.load();
    await stick.apply();
    expect(stick.view.value).toEqual({ kind: 'done', outcome });
  });

  it.each([
    ['errors', aBrought({ edition: null })],
    ['nothing new', aBrought({ content: aPackage(17) })],
  ])('does nothing with %s', async (_, brought) => {
    const { stick, applied } = aDialog({ read: async () => brought });
    await stick.load();
    await stick.apply();
    expect(applied).toEqual([]);
    expect(stick.view.value.kind).toBe('read');
  });

  it('asks again where the hub has published something newer than the file in the meantime', async () => {
    const { stick, tablet, applied } = aDialog({ read: async () => aBrought({ content: aPackage(18) }) });
    await stick.load();
    tablet.shown = stored(19);
    await stick.apply();
    expect(applied).toEqual([]);
    expect(stick.view.value).toMatchObject({ kind: 'read', load: { kind: 'older', here: 19, brought: 18 } });
    await stick.apply();
    expect(applied).toEqual(['stick:package-18 above 19']);
  });
});

describe('saveShown', () => {
  it.each([
    [async () => 'saved' as const, { kind: 'done', outcome: 'saved' }],
    [async () => 'cancelled' as const, { kind: 'none' }],
    [() => Promise.reject(new Error('gone')), { kind: 'done', outcome: 'not-saved' }],
  ])('says how it went', async (saved, view) => {
    const { stick, tablet } = aDialog();
    tablet.saved = saved;
    await stick.saveShown();
    expect(stick.view.value).toEqual(view);
  });
});

describe('exportRatings', () => {
  it('shows how far it is, then what was saved', async () => {
    const writing = deferred<WrittenRatings>();
    let tell: (done: number, of: number) => void = () => {};
    const { stick, tablet } = aDialog();
    tablet.write = (progress) => {
      tell = progress;
      return writing.promise;
    };
    void stick.exportRatings();
    tell(500, 1_100);
    expect(stick.view.value).toEqual({ kind: 'exporting', done: 500, of: 1_100 });
    writing.resolve(written);
    await settled(2);
    expect(stick.view.value).toEqual({ kind: 'exported', written, isSaved: true });
  });

  it('says so where nothing is to be sent, and where nothing can be read', async () => {
    const { stick, tablet, savedRatings } = aDialog();
    tablet.write = async () => null;
    await stick.exportRatings();
    expect(stick.view.value).toEqual({ kind: 'done', outcome: 'nothing-unsent' });
    tablet.write = () => Promise.reject(new Error('gone'));
    await stick.exportRatings();
    expect(stick.view.value).toEqual({ kind: 'done', outcome: 'not-exported' });
    expect(savedRatings.count).toBe(0);
  });

  it('offers the file again where staff did not keep it', async () => {
    const { stick, tablet } = aDialog();
    tablet.saved = async () => 'cancelled';
    await stick.exportRatings();
    expect(stick.view.value).toEqual({ kind: 'exported', written, isSaved: false });
    tablet.saved = async () => 'saved';
    await stick.saveWritten(written);
    expect(stick.view.value).toEqual({ kind: 'exported', written, isSaved: true });
  });

  it('saves nothing once staff have left', async () => {
    const writing = deferred<WrittenRatings>();
    const { stick, tablet, savedRatings } = aDialog();
    tablet.write = () => writing.promise;
    const exporting = stick.exportRatings();
    stick.leave();
    writing.resolve(written);
    await exporting;
    expect([savedRatings.count, stick.view.value]).toEqual([0, { kind: 'none' }]);
  });
});

it('shows what a receipt said, and reads no content in it', async () => {
  const { stick, tablet } = aDialog({ read: () => Promise.reject(new Error('no content')) });
  tablet.receipt = { kind: 'marked', marked: 3, parked: 0, unsent: 0 };
  await stick.load();
  expect(stick.view.value).toEqual({ kind: 'received', outcome: tablet.receipt });
});

it('shows no result of what staff have left', async () => {
  const storing = deferred<'shown'>();
  const { stick, tablet } = aDialog();
  await stick.load();
  tablet.outcome = storing.promise as never;
  void stick.apply();
  await settled(1);
  stick.leave();
  storing.resolve('shown');
  await settled(2);
  expect(stick.view.value).toEqual({ kind: 'none' });
});
