import type { InjectOptions } from 'fastify';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contentPackageSchema } from '../../../src/core/protocol/envelopes.ts';
import { editionAnswerSchema, officeOverviewSchema } from '../../../src/core/protocol/office.ts';
import { setNotes } from '../../../src/hub/storage/notes.ts';
import { aNotice, anEdition } from '../../support/an-edition.ts';
import { NOON, type OpenHub, openHub, STAFF } from '../../support/open-hub.ts';

const NEW_YEAR = '2027-04-01T00:00:00+09:00';
const sha = 'a'.repeat(64);
const publication = (fields = {}) => ({
  ...{ edition: anEdition(), source: '目標.xlsx', repairs: 2, effectiveFrom: null, base: 1 },
  ...fields,
});
const post = (url: string, payload: object = {}): InjectOptions => ({ method: 'POST', url, payload });

const overviewOf = async (hub: OpenHub) =>
  v.parse(officeOverviewSchema, (await hub.asStaff({ url: '/api/office/overview' })).json());
const packageOf = async (hub: OpenHub) =>
  v.parse(contentPackageSchema, (await hub.asTablet({ url: '/api/content' })).json());

describe('GET /office', () => {
  it('lets the staff page show the lobby in a frame, and no other', async () => {
    const hub = await openHub();
    const policy = async (url: string) => String((await hub.ask({ url })).headers['content-security-policy']);
    expect(await policy('/office')).toContain("frame-src 'self'");
    expect(await policy('/')).toContain("frame-src 'none'");
    expect(await policy('/office')).toContain("img-src 'self' blob:");
  });
});

describe('POST /api/office/editions', () => {
  it('shows the edition to tablets at once', async () => {
    const hub = await openHub();
    const heard: string[] = [];
    hub.shelf.onChange((id) => heard.push(id));
    const answer = await hub.asStaff(post('/api/office/editions', publication()));
    expect([answer.statusCode, answer.json()]).toEqual([201, { serial: 2 }]);
    const shown = await packageOf(hub);
    expect(heard).toEqual([shown.id]);
    expect(shown.editions).toMatchObject([{ serial: 2, departments: [{}, {}, {}] }]);
    const { editions, contentId, record } = await overviewOf(hub);
    expect(contentId).toBe(shown.id);
    expect(editions).toMatchObject([
      { serial: 2, state: 'shown', who: STAFF, source: '目標.xlsx', repairs: 2 },
      { serial: 1, state: 'past' },
    ]);
    expect(record[0]).toMatchObject({ who: STAFF, act: 'published' });
  });

  it('sends what waits along, and shows it when its time has come', async () => {
    const hub = await openHub();
    await hub.asStaff(post('/api/office/editions', publication({ effectiveFrom: NEW_YEAR })));
    const before = await packageOf(hub);
    expect(before.editions.map(({ serial, effectiveFrom }) => [serial, effectiveFrom])).toEqual([
      [1, '2026-11-22T12:00:00.000+09:00'],
      [2, '2027-04-01T00:00:00.000+09:00'],
    ]);
    expect((await overviewOf(hub)).editions.map(({ state }) => state)).toEqual(['waiting', 'shown']);
    hub.clock.nowMs = Date.parse(NEW_YEAR) - 1;
    // The holidays of another year came with it.
    await hub.shelf.refresh();
    expect(await hub.shelf.refresh()).toBe(false);
    hub.clock.nowMs = Date.parse(NEW_YEAR);
    expect(await hub.shelf.refresh()).toBe(true);
    expect((await packageOf(hub)).editions.map(({ serial }) => serial)).toEqual([2]);
  });

  it('refuses what was decided without having seen what is on show', async () => {
    const hub = await openHub();
    await hub.asStaff(post('/api/office/editions', publication()));
    const again = await hub.asStaff(post('/api/office/editions', publication()));
    expect([again.statusCode, again.json().error]).toEqual([409, 'changed_meanwhile']);
    expect((await packageOf(hub)).editions[0]?.serial).toBe(2);
  });

  it.each([
    ['a day that is none', publication({ effectiveFrom: '2027-02-30T00:00:00+09:00' }), 400, 'malformed'],
    ['an hour that is none', publication({ effectiveFrom: '2027-04-01T25:00:00+09:00' }), 400, 'malformed'],
    ['another zone', publication({ effectiveFrom: '2027-04-01T00:00:00Z' }), 400, 'malformed'],
    ['an edition without a policy', publication({ edition: {} }), 400, 'malformed'],
    [
      'a picture that is not stored',
      publication({ edition: { ...anEdition(), notices: [{ ...aNotice('祭り'), picture: sha }] } }),
      400,
      'picture_missing',
    ],
    ['more than 16 MiB', publication({ source: 'x'.repeat(16 * 1024 * 1024) }), 413, 'too_large'],
  ])('refuses %s', async (_, payload, statusCode, error) => {
    const hub = await openHub();
    const before = hub.contents();
    const answer = await hub.asStaff(post('/api/office/editions', payload));
    expect([answer.statusCode, answer.json().error]).toEqual([statusCode, error]);
    expect(hub.contents()).toEqual(before);
  });

  it('takes an edition larger than what tablets may send', async () => {
    const hub = await openHub();
    const terms = Array.from({ length: 700 }, () => ({ word: '用語', reading: '', meaning: 'あ'.repeat(1_000) }));
    const answer = await hub.asStaff(post('/api/office/editions', publication({ edition: { ...anEdition(), terms } })));
    expect(answer.statusCode).toBe(201);
  });
});

describe('GET /api/office/editions/<serial>', () => {
  it('answers any edition, and 404 for one that is not there', async () => {
    const hub = await openHub();
    const answer = v.parse(editionAnswerSchema, (await hub.asStaff({ url: '/api/office/editions/1' })).json());
    expect([answer.serial, answer.edition.departments.length]).toEqual([1, 14]);
    expect((await hub.asStaff({ url: '/api/office/editions/2' })).statusCode).toBe(404);
    expect((await hub.asStaff({ url: '/api/office/editions/x' })).statusCode).toBe(400);
  });
});

describe('what waits and what was', () => {
  it('is cancelled, and 409 where it waits no more', async () => {
    const hub = await openHub();
    await hub.asStaff(post('/api/office/editions', publication({ effectiveFrom: NEW_YEAR })));
    expect((await hub.asStaff(post('/api/office/editions/2/cancel'))).statusCode).toBe(204);
    expect((await packageOf(hub)).editions).toHaveLength(1);
    const again = await hub.asStaff(post('/api/office/editions/2/cancel'));
    expect([again.statusCode, again.json().error]).toEqual([409, 'changed_meanwhile']);
    expect((await hub.asStaff(post('/api/office/editions/9/cancel'))).statusCode).toBe(404);
  });

  it('is published again as a new serial', async () => {
    const hub = await openHub();
    await hub.asStaff(post('/api/office/editions', publication()));
    const changed = await hub.asStaff(post('/api/office/editions/1/again', { base: 1 }));
    expect([changed.statusCode, changed.json().error]).toEqual([409, 'changed_meanwhile']);
    const again = await hub.asStaff(post('/api/office/editions/1/again', { base: 2 }));
    expect([again.statusCode, again.json()]).toEqual([201, { serial: 3 }]);
    expect((await packageOf(hub)).editions[0]).toMatchObject({ serial: 3, departments: { length: 14 } });
    expect((await hub.asStaff({ method: 'POST', url: '/api/office/editions/2/again' })).json()).toEqual({ serial: 4 });
  });
});

describe('POST /api/office/notices', () => {
  it('adds a notice, lists it, and takes it down', async () => {
    const hub = await openHub();
    const notice = { ...aNotice('断水'), from: '2026-12-01', until: '2026-12-02' };
    const added = await hub.asStaff(post('/api/office/notices', { notice, base: 1 }));
    expect([added.statusCode, added.json()]).toEqual([201, { serial: 2 }]);
    expect((await overviewOf(hub)).notices).toEqual([notice]);
    expect((await packageOf(hub)).editions[0]?.notices).toEqual([notice]);
    const late = await hub.asStaff(post('/api/office/notices/withdraw', { index: 0, base: 1 }));
    expect([late.statusCode, late.json().error]).toEqual([409, 'changed_meanwhile']);
    const none = await hub.asStaff(post('/api/office/notices/withdraw', { index: 1, base: 2 }));
    expect([none.statusCode, none.json().error]).toEqual([400, 'malformed']);
    const down = await hub.asStaff(post('/api/office/notices/withdraw', { index: 0, base: 2 }));
    expect([down.statusCode, down.json()]).toEqual([201, { serial: 3 }]);
    expect((await overviewOf(hub)).notices).toEqual([]);
  });

  it('has nothing to add to before the first edition', async () => {
    const hub = await openHub({ content: false });
    const answer = await hub.asStaff(post('/api/office/notices', { notice: aNotice('断水'), base: 0 }));
    expect([answer.statusCode, answer.json().error]).toEqual([404, 'no_content']);
  });
});

describe('POST /api/office/imports', () => {
  it.each([
    [true, [], 'imported', `目標.xlsx ${sha}`],
    [false, ['file-type'], 'import-refused', `目標.xlsx ${sha} file-type`],
  ])('stands in the record (publishable: %s)', async (isPublishable, codes, act, what) => {
    const hub = await openHub();
    const payload = { name: '目標.xlsx', sha256: sha, isPublishable, codes };
    expect((await hub.asStaff(post('/api/office/imports', payload))).statusCode).toBe(204);
    expect((await overviewOf(hub)).record[0]).toEqual({
      ...{ at: '2026-11-22T12:00:00.000+09:00', who: STAFF, act, what },
    });
    expect(hub.clock.nowMs).toBe(NOON);
  });
});

describe('POST /api/status', () => {
  it('puts the next edition above what a tablet has from before a backup', async () => {
    const hub = await openHub();
    const status = {
      ...{ contentId: '', edition: 17, slide: '', app: '1', epoch: '', lastSeq: 0, unsent: 0, oldestUnsentAt: null },
      ...{ clock: '', persisted: true, faults: [] },
    };
    await hub.asTablet(post('/api/status', status));
    const answer = await hub.asStaff(post('/api/office/editions', publication()));
    expect(answer.json()).toEqual({ serial: 18 });
  });
});

describe('POST /api/office/editions', () => {
  it('ends the waiting for a file of the content folder that could not be published, when it shows something at once', async () => {
    const hub = await openHub();
    setNotes(hub.database, { draft: JSON.stringify({ source: 'a.txt', readAt: '', reasons: ['理由'] }) });
    await hub.asStaff(post('/api/office/editions', publication({ effectiveFrom: NEW_YEAR })));
    expect((await overviewOf(hub)).draft).not.toBeNull();
    await hub.asStaff(post('/api/office/editions', publication()));
    expect((await overviewOf(hub)).draft).toBeNull();
  });
});
