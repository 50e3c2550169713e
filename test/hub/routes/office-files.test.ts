import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/core/content/import/read-content.ts';
import { contentPackageSchema } from '../../../src/core/protocol/envelopes.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { sha256 } from '../../support/a-package.ts';
import { aPng } from '../../support/a-picture.ts';
import { aDetail, aRating } from '../../support/a-rating.ts';
import { aNotice, anEdition } from '../../support/an-edition.ts';
import { type OpenHub, openHub, STAFF } from '../../support/open-hub.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const post = (hub: OpenHub, url: string, payload: object) => hub.asStaff({ method: 'POST', url, payload });

/** The ward's document is on show with a picture, and a smaller one waits for 4/1. */
async function aFullHub() {
  const hub = await openHub();
  const picture = Buffer.from(aPng());
  const url = `/api/office/pictures/${sha256(picture)}`;
  await hub.asStaff({ method: 'PUT', url, payload: picture, headers: { 'content-type': 'image/png' } });
  await post(hub, '/api/office/notices', { notice: { ...aNotice('祭り'), picture: sha256(picture) }, base: 1 });
  const effectiveFrom = '2027-04-01T00:00:00+09:00';
  const publication = { edition: anEdition(), source: '新.xlsx', repairs: 0, effectiveFrom, base: 2 };
  await post(hub, '/api/office/editions', publication);
  return hub;
}

async function download(hub: OpenHub, serial: number) {
  const answer = await hub.asStaff({ url: `/api/office/editions/${serial}/package` });
  const { 'package.json': json, ...files } = unzipSync(answer.rawPayload);
  return {
    answer,
    files,
    text: strFromU8(json!),
    content: v.parse(contentPackageSchema, JSON.parse(strFromU8(json!))),
  };
}

describe('GET /api/office/editions/<serial>/package', () => {
  it('is the package on show with all its files, as a stick carries it', async () => {
    const hub = await aFullHub();
    const { answer, files, text, content } = await download(hub, 2);
    const told = (await hub.asTablet({ url: '/api/content' })).json();
    expect(JSON.parse(text)).toEqual({ ...told, id: `usb:${told.id}` });
    expect(content.editions.map(({ serial }) => serial)).toEqual([2, 3]);
    expect(content.files.length).toBeGreaterThan(2);
    expect(Object.keys(files).sort()).toEqual(content.files.map((file) => `files/${file.sha256}`).sort());
    for (const { sha256: name, bytes } of content.files) {
      expect([files[`files/${name}`]?.length, sha256(files[`files/${name}`]!)]).toEqual([bytes, name]);
    }
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="___-2.lobby.zip"; filename*=UTF-8''${encodeURIComponent('区役所-2.lobby.zip')}`,
    );
    expect(await latestRecord(hub.database, 1)).toMatchObject([{ who: STAFF, act: 'exported', what: `#2 ${told.id}` }]);
  });

  it('never carries what a lost stick would tell of the PIN', async () => {
    const hub = await aFullHub();
    await hub.asStaff({ method: 'PUT', url: '/api/office/pin', payload: { pin: '123456' } });
    expect((await hub.asTablet({ url: '/api/content' })).json().settings.staff.pin).toBeDefined();
    for (const serial of [1, 2]) expect((await download(hub, serial)).content.settings.staff.pin).toBeUndefined();
  });

  it('is any other edition alone', async () => {
    const hub = await aFullHub();
    const { content, files } = await download(hub, 1);
    expect(content.editions.map(({ serial }) => serial)).toEqual([1]);
    expect(Object.keys(files)).not.toContain(`files/${sha256(aPng())}`);
    expect((await hub.asTablet({ url: '/api/content' })).json().editions).toHaveLength(2);
  });

  it('is never an edition that waits alone, which a lobby would show at once', async () => {
    const hub = await aFullHub();
    expect((await download(hub, 3)).content.editions.map(({ serial }) => serial)).toEqual([2, 3]);
  });

  it('is not there for a serial nobody gave', async () => {
    const hub = await openHub();
    expect((await hub.asStaff({ url: '/api/office/editions/9/package' })).statusCode).toBe(404);
  });
});

describe('GET /api/office/template', () => {
  it('is the workbook of what is on show, and reads as the same', async () => {
    const hub = await openHub();
    const answer = await hub.asStaff({ url: '/api/office/template' });
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('掲示内容.xlsx'));
    const reading = await readContent({ name: '掲示内容.xlsx', bytes: new Uint8Array(answer.rawPayload) });
    expect(reading.problems).toEqual([]);
    expect(reading.edition).toEqual(readText(wardDocument()).edition);
    expect(await latestRecord(hub.database, 1)).toMatchObject([{ act: 'exported', what: '掲示内容.xlsx #1' }]);
  });

  it('holds drafts of the results of a year for whom enough named, and reads as their results', async () => {
    const hub = await openHub();
    const answers = Array.from({ length: 50 }, (_, index) => [
      aRating(2 * index + 1, { score: index < 40 ? 5 : 1 }),
      aDetail(2 * index + 2, 2 * index + 1, { department: 'まちづくり推進部/総務課', reasons: ['wait'] }),
    ]).flat();
    await hub.rate(answers);
    const answer = await hub.asStaff({ url: '/api/office/template?results=2026-11-22' });
    const name = '掲示内容-令和8年度の実施結果の下書き.xlsx';
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent(name));
    expect(await latestRecord(hub.database, 1)).toMatchObject([{ act: 'exported', what: `${name} #1` }]);
    const { edition, problems } = await readContent({ name, bytes: new Uint8Array(answer.rawPayload) });
    expect(problems).toEqual([]);
    const drafted = edition!.departments.flatMap(({ id, goals }) => goals.map(({ result }) => ({ id, result })));
    expect(new Set(drafted.filter(({ result }) => result !== '').map(({ id }) => id))).toEqual(
      new Set(['まちづくり推進部/総務課']),
    );
    expect(drafted.find(({ id }) => id === 'まちづくり推進部/総務課')!.result).toBe(
      '令和8年度にこの窓口を選んだ評価は50件で、「満足」「やや満足」は80％でした。多く選ばれた点は「待ち時間」です。',
    );
    const before = await hub.asStaff({ url: '/api/office/template?results=2026-03-31' });
    const last = await readContent({ name, bytes: new Uint8Array(before.rawPayload) });
    expect(last.edition).toEqual(readText(wardDocument()).edition);
    expect((await hub.asStaff({ url: '/api/office/template?results=2026-02-30' })).statusCode).toBe(400);
  });

  it('is not there before the first edition', async () => {
    const hub = await openHub({ content: false });
    const answer = await hub.asStaff({ url: '/api/office/template' });
    expect([answer.statusCode, answer.json().error]).toEqual([404, 'no_content']);
  });
});
