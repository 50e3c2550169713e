import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSettings, type SettingsFault } from '../../../src/core/settings/check-settings.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';

const ALL = { ...defaultSettings, hours: { ...defaultSettings.hours, weekly: { mon: '8:30-17:15' } } };

function faults(value: unknown): SettingsFault[] {
  const checked = checkSettings(value);
  return 'faults' in checked ? checked.faults : [];
}

describe('checkSettings', () => {
  it.each([[{}], [null], [undefined], [{ version: 1 }], [{ display: {} }], [{ display: null, languages: null }]])(
    'fills %j with the defaults',
    (value) => {
      expect(checkSettings(value)).toEqual({ settings: defaultSettings });
    },
  );

  it('takes a key without a value for a key left out', () => {
    expect(checkSettings({ display: { minSeconds: null }, hours: { weekly: { mon: null } } })).toEqual({
      settings: defaultSettings,
    });
  });

  it('keeps what is set and the defaults of its neighbours', () => {
    const checked = checkSettings({ display: { minSeconds: 12 }, hours: { weekly: { sat: '8:30-12:30' } } });
    expect(checked).toEqual({
      settings: {
        ...defaultSettings,
        display: { ...defaultSettings.display, minSeconds: 12 },
        hours: { weekly: { sat: '8:30-12:30' }, closed: [], extra: [] },
      },
    });
  });

  it('names the nearest key for one it does not know', () => {
    expect(faults({ displya: {} })).toEqual([
      { path: ['displya'], code: 'unknown-key', allowed: Object.keys(defaultSettings), nearest: 'display' },
    ]);
    expect(faults({ survey: { questoin: '' } })).toMatchObject([
      { path: ['survey', 'questoin'], code: 'unknown-key', nearest: 'question' },
    ]);
    expect(faults({ hours: { weekly: { monday: '8:30-17:15' } } })).toMatchObject([
      { path: ['hours', 'weekly', 'monday'], nearest: 'mon' },
    ]);
  });

  it('says in which section a key belongs that stands in another', () => {
    expect(faults({ minSeconds: 8 })).toMatchObject([{ path: ['minSeconds'], nearest: 'display.minSeconds' }]);
  });

  it('offers no nearest key where nothing is alike', () => {
    expect(faults({ 月: 1 })[0]).not.toHaveProperty('nearest');
  });

  it.each<[unknown, SettingsFault]>([
    [[], { path: [], code: 'wrong-type', allowed: ['section'] }],
    ['office', { path: [], code: 'wrong-type', allowed: ['section'] }],
    [{ hours: { weekly: [] } }, { path: ['hours', 'weekly'], code: 'wrong-type', allowed: ['section'] }],
    [{ office: 'x' }, { path: ['office'], code: 'wrong-type', allowed: ['section'] }],
    [{ office: { ward: 1 } }, { path: ['office', 'ward'], code: 'wrong-type', allowed: ['string'] }],
    [{ office: { ward: '' } }, { path: ['office', 'ward'], code: 'wrong-length', allowed: ['1', '20'] }],
    [{ office: { ward: 'あ'.repeat(21) } }, { path: ['office', 'ward'], code: 'wrong-length', allowed: ['1', '20'] }],
    [{ office: { name: '市\n区' } }, { path: ['office', 'name'], code: 'one-line', allowed: [] }],
    [{ staff: { idleSeconds: '60' } }, { path: ['staff', 'idleSeconds'], code: 'wrong-type', allowed: ['number'] }],
    [{ staff: { idleSeconds: 14 } }, { path: ['staff', 'idleSeconds'], code: 'out-of-range', allowed: ['15', '600'] }],
    [{ staff: { idleSeconds: 601 } }, { path: ['staff', 'idleSeconds'], code: 'out-of-range', allowed: ['15', '600'] }],
    [{ staff: { idleSeconds: 60.5 } }, { path: ['staff', 'idleSeconds'], code: 'not-whole', allowed: [] }],
    [{ survey: { scale: 3 } }, { path: ['survey', 'scale'], code: 'not-allowed', allowed: ['5', '4'] }],
    [
      { survey: { askDepartment: 'yes' } },
      { path: ['survey', 'askDepartment'], code: 'wrong-type', allowed: ['boolean'] },
    ],
    [{ survey: { reasons: [] } }, { path: ['survey', 'reasons'], code: 'wrong-length', allowed: ['1', '8'] }],
    [{ version: 2 }, { path: ['version'], code: 'not-allowed', allowed: ['1'] }],
    [{ languages: 'ja' }, { path: ['languages'], code: 'wrong-type', allowed: ['list'] }],
    [{ languages: ['ja', 'ja'] }, { path: ['languages'], code: 'repeated', allowed: [] }],
    [{ languages: ['en'] }, { path: ['languages'], code: 'japanese-missing', allowed: [] }],
    [
      { languages: ['ja', 'fr'] },
      { path: ['languages', 1], code: 'not-allowed', allowed: ['ja', 'ja-easy', 'en', 'zh-Hans', 'ko'] },
    ],
    [{ hours: { closed: ['2027-02-29'] } }, { path: ['hours', 'closed', 0], code: 'not-a-day', allowed: [] }],
    [{ hours: { closed: ['12/29'] } }, { path: ['hours', 'closed', 0], code: 'not-a-day', allowed: [] }],
    [{ hours: { weekly: { fri: '17-8' } } }, { path: ['hours', 'weekly', 'fri'], code: 'not-hours', allowed: [] }],
    [
      { hours: { extra: [{ date: '2028-02-29' }] } },
      { path: ['hours', 'extra', 0, 'open'], code: 'key-missing', allowed: ['date', 'open'] },
    ],
    [{ display: { minSeconds: 40 } }, { path: ['display', 'minSeconds'], code: 'min-above-max', allowed: [] }],
  ])('refuses %j', (value, fault) => {
    expect(faults(value)).toEqual([fault]);
  });

  it('takes 29 February of a leap year, and shortest = longest', () => {
    expect(faults({ hours: { closed: ['2028-02-29'] }, display: { minSeconds: 30 } })).toEqual([]);
  });

  it('tells the faults of all sections at once', () => {
    expect(faults({ office: { nam: '' }, staff: { idleSeconds: 1 } }).map(({ code }) => code)).toEqual([
      'unknown-key',
      'out-of-range',
    ]);
  });

  it('answers any value, with a fault or with settings that hold as they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anySettings()), (value) => {
        const checked = checkSettings(value);
        if ('faults' in checked) expect(checked.faults.length).toBeGreaterThan(0);
        else expect(checkSettings(checked.settings)).toEqual(checked);
      }),
    );
  });
});

/** Settings with any value at one place, or one key more. */
function anySettings() {
  const sections = fc.constantFrom(...Object.keys(ALL));
  const keys = fc.oneof(fc.constantFrom('minSeconds', 'weekly', 'scale', 'reasons', 'extra'), fc.string());
  return fc.tuple(sections, keys, fc.jsonValue()).map(([section, key, value]) => {
    const before = ALL[section as keyof typeof ALL];
    return { ...ALL, [section]: typeof before === 'object' ? { ...before, [key]: value } : value };
  });
}
