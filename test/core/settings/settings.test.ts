import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { languages, reasons } from '../../../src/core/settings/choices.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { settingsSchema, tabletSettings, tabletSettingsSchema } from '../../../src/core/settings/settings.ts';

describe('defaultSettings', () => {
  it('is always open, in five languages, with five faces', () => {
    expect(defaultSettings.hours).toEqual({ weekly: {}, closed: [], extra: [] });
    expect(defaultSettings.languages).toEqual(languages);
    expect(defaultSettings.survey).toEqual({
      question: '本日の窓口サービスはいかがでしたか',
      scale: 5,
      reasons: [...reasons],
      askDepartment: true,
    });
  });

  it('gives five characters a second, 8 to 30 seconds, 120 characters a page', () => {
    expect(defaultSettings.display).toEqual({
      secondsPerCharacter: 1 / 5,
      minSeconds: 8,
      maxSeconds: 30,
      charactersPerPage: 120,
      pauseSeconds: 60,
      ratingsCard: false,
    });
  });

  it('lies within its own bounds', () => {
    expect(v.parse(settingsSchema, defaultSettings)).toEqual(defaultSettings);
  });
});

describe('tabletSettings', () => {
  it('leaves out what only the hub needs', () => {
    const sent = tabletSettings(defaultSettings);
    expect(sent).not.toHaveProperty('data');
    expect(sent).not.toHaveProperty('version');
    expect(sent.display).not.toHaveProperty('ratingsCard');
    expect(v.parse(tabletSettingsSchema, JSON.parse(JSON.stringify(sent)))).toEqual(sent);
  });
});

describe('tabletSettingsSchema', () => {
  const sent = tabletSettings(defaultSettings);

  it.each(Object.keys(sent))('refuses settings without %s', (key) => {
    expect(v.is(tabletSettingsSchema, { ...sent, [key]: undefined })).toBe(false);
  });

  it('takes settings of an older hub, which sends no holidays, and refuses a holiday that is no day', () => {
    const hours = { ...sent.hours, holidays: ['2026-09-22'] };
    expect(v.parse(tabletSettingsSchema, { ...sent, hours }).hours.holidays).toEqual(['2026-09-22']);
    expect(v.parse(tabletSettingsSchema, sent).hours).not.toHaveProperty('holidays');
    expect(v.is(tabletSettingsSchema, { ...sent, hours: { ...hours, holidays: ['2026-09-31'] } })).toBe(false);
  });

  it('refuses a section with a key missing', () => {
    const { idleSeconds: _gone, ...staff } = sent.staff;
    expect(v.is(tabletSettingsSchema, { ...sent, staff })).toBe(false);
  });

  it('ignores what a newer hub adds', () => {
    const extra = [{ date: '2027-03-28', open: '8:30-12:30', note: '臨時' }];
    const newer = { ...sent, sound: {}, staff: { ...sent.staff, badge: 'x' }, hours: { ...sent.hours, extra } };
    expect(v.parse(tabletSettingsSchema, newer)).toEqual({
      ...sent,
      hours: { ...sent.hours, extra: [{ date: '2027-03-28', open: '8:30-12:30' }] },
    });
  });
});
