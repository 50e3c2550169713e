import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contentPackageSchema } from '../../../src/core/protocol/envelopes.ts';
import { settingsAnswerSchema } from '../../../src/core/protocol/office-settings.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { type OpenHub, openHub, STAFF } from '../../support/open-hub.ts';

const url = '/api/office/settings';
const { survey, hours, display, data } = defaultSettings;
const sentence = expect.stringMatching(/[ぁ-ん].*。$/);

const standing = async (hub: OpenHub) => v.parse(settingsAnswerSchema, (await hub.asStaff({ url })).json());
const fileOf = (hub: OpenHub) => join(hub.configDir, 'kiosk.yaml');

async function put(hub: OpenHub, settings: object, base?: string) {
  const payload = { base: base ?? (await standing(hub)).base, settings };
  return hub.asStaff({ method: 'PUT', url, payload });
}

describe('/api/office/settings', () => {
  it('changes the question on tablets at once, and all else stays', async () => {
    const hub = await openHub();
    writeFileSync(fileOf(hub), '# 区役所\nstaff:\n  idleSeconds: 90\n');
    expect((await put(hub, { survey: { question: 'x' } })).statusCode).toBe(409);
    await hub.shelf.refresh();
    const heard: string[] = [];
    hub.shelf.onChange((id) => heard.push(id));
    const answer = await put(hub, { survey: { question: '窓口はいかがでしたか' } });
    expect(answer.statusCode).toBe(200);
    expect(v.parse(settingsAnswerSchema, answer.json())).toEqual({
      base: (await standing(hub)).base,
      settings: { survey: { ...survey, question: '窓口はいかがでしたか' }, hours, display, data },
      fault: null,
    });
    const shown = v.parse(contentPackageSchema, (await hub.asTablet({ url: '/api/content' })).json());
    expect(heard).toEqual([shown.id]);
    expect(shown.settings.survey).toEqual({ ...survey, question: '窓口はいかがでしたか' });
    expect(shown.settings.staff).toEqual({ idleSeconds: 90 });
    expect(readFileSync(fileOf(hub), 'utf8')).toBe(
      '# 区役所\nstaff:\n  idleSeconds: 90\n\nsurvey:\n  question: 窓口はいかがでしたか\n',
    );
    const { record } = (await hub.asStaff({ url: '/api/office/overview' })).json();
    expect(record[0]).toMatchObject({ who: STAFF, act: 'settings-changed', what: expect.stringContaining('質問') });
  });

  it('refuses by the schema of kiosk.yaml, with the place of each fault', async () => {
    const hub = await openHub();
    const answer = await put(hub, {
      survey: { question: '', reasons: ['wait', 'wait'] },
      hours: { weekly: { mon: '17:15-8:30' }, closed: ['2026-02-30'] },
      data: { keepYears: 2.5, years: 3 },
    });
    expect([answer.statusCode, answer.json().error]).toEqual([400, 'settings_wrong']);
    expect(answer.json().message).toMatch(/『survey\.question』の長さは 1〜60/);
    const places = answer
      .json()
      .faults.map(({ path, code }: { path: unknown[]; code: string }) => [path.join('.'), code]);
    expect(places.toSorted()).toEqual([
      ['data.keepYears', 'not-whole'],
      ['data.years', 'unknown-key'],
      ['hours.closed.0', 'not-a-day'],
      ['hours.weekly.mon', 'not-hours'],
      ['survey.question', 'wrong-length'],
      ['survey.reasons', 'repeated'],
    ]);
    for (const settings of [{ office: { ward: '幸区役所' } }, { survey: '質問' }]) {
      const other = await put(hub, settings);
      expect([other.statusCode, other.json().error]).toEqual([400, 'malformed']);
    }
    const days = Array.from({ length: 6_000 }, () => '2026-12-28');
    expect((await put(hub, { hours: { closed: days } })).statusCode).toBe(413);
    expect(existsSync(fileOf(hub))).toBe(false);
  });

  it('refuses what is based on another file, and a file that is broken, in plain words', async () => {
    const hub = await openHub();
    const { base } = await standing(hub);
    expect((await put(hub, { data: { keepYears: 5 } }, base)).statusCode).toBe(200);
    const late = await put(hub, { data: { keepYears: 7 } }, base);
    expect([late.statusCode, late.json()]).toEqual([409, { error: 'settings_changed', message: sentence }]);
    writeFileSync(fileOf(hub), 'data:\n  keepYears: x\n');
    const broken = await put(hub, { data: { keepYears: 7 } });
    expect([broken.statusCode, broken.json().error]).toEqual([409, 'settings_broken']);
    expect(broken.json().message).toMatch(/保存できません。kiosk\.yaml の 2 行目『data\.keepYears』/);
    expect(await standing(hub)).toMatchObject({ settings: { data: { keepYears: 5 } }, fault: sentence });
  });
});
