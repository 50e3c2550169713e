import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import type { OfficeSettings } from '../../../src/core/settings/office-settings.ts';
import type { Settings } from '../../../src/core/settings/settings.ts';
import { editSettingsText } from '../../../src/hub/settings/edited-text.ts';
import { parseSettings } from '../../../src/hub/settings/settings-file.ts';
import { isExample } from '../../../src/hub/settings/with-value.ts';
import { commentsIn } from '../../../src/hub/settings/yaml-places.ts';
import { anySettingsText, anyWish } from '../../support/any-settings.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../../kiosk-config/kiosk.yaml'), 'utf8');

const survey = (fields: Partial<Settings['survey']>) => ({ survey: { ...defaultSettings.survey, ...fields } });
const hours = (fields: Partial<Settings['hours']>) => ({ hours: { ...defaultSettings.hours, ...fields } });
const data = (keepYears: number) => ({ data: { keepYears } });

function settingsOf(text: string): Settings {
  const read = parseSettings(new TextEncoder().encode(text));
  if ('message' in read) throw new Error(`${read.message}\n${text}`);
  return read.settings;
}

/** Which lines went, and which came in their place. */
function changes(before: string, after: string | null) {
  const was = before.split('\n');
  const is = (after ?? '').split('\n');
  return { gone: was.filter((line) => !is.includes(line)), come: is.filter((line) => !was.includes(line)) };
}

describe('editSettingsText', () => {
  it('writes each value where its example stands, below the explanation', () => {
    const wanted = { ...survey({ question: '窓口はいかがでしたか', scale: 4 }), ...data(5) };
    const edited = editSettingsText(shipped, wanted)!;
    expect(changes(shipped, edited)).toEqual({
      gone: ['#survey:', '#  question: 本日の窓口サービスはいかがでしたか', '#  scale: 5', '#data:', '#  keepYears: 3'],
      come: ['survey:', '  question: 窓口はいかがでしたか', '  scale: 4', 'data:', '  keepYears: 5'],
    });
    expect(edited.split('\n')).toHaveLength(shipped.split('\n').length);
    expect(settingsOf(edited)).toEqual({ ...defaultSettings, ...wanted });
  });

  it('turns the card of last month on where its example stands', () => {
    const wanted = { display: { ...defaultSettings.display, ratingsCard: true } };
    expect(changes(shipped, editSettingsText(shipped, wanted))).toEqual({
      gone: ['#display:', '#  ratingsCard: false'],
      come: ['display:', '  ratingsCard: true'],
    });
  });

  it('writes the week at its examples, and other days behind them', () => {
    const wanted = hours({
      weekly: { mon: '9:00-17:00', sat: '9:00-12:30' },
      closed: ['2026-12-28'],
      extra: [
        { date: '2027-03-28', open: '8:30-12:30' },
        { date: '2027-04-04', open: '8:30-12:30' },
      ],
    });
    const edited = editSettingsText(shipped, wanted)!;
    const from = edited.indexOf('hours:');
    expect(edited.slice(from, edited.indexOf('# 掲示の見せ方')).split('\n')).toEqual([
      'hours:',
      expect.stringMatching(/^# 曜日ごとの時間/),
      '  weekly:',
      '    mon: "9:00-17:00"',
      '#    tue: "8:30-17:15"',
      '#    wed: "8:30-17:15"',
      '#    thu: "8:30-17:15"',
      '#    fri: "8:30-17:15"',
      '    sat: "9:00-12:30"',
      '# ほかに閉める日',
      '  closed: ["2026-12-28"]',
      expect.stringMatching(/^# ほかに開ける日/),
      '  extra:',
      '    - date: "2027-03-28"',
      '      open: "8:30-12:30"',
      '    - date: "2027-04-04"',
      '      open: "8:30-12:30"',
      '',
      '',
    ]);
    // A day that is closed again goes behind its #, where it can be taken up again.
    const closed = editSettingsText(edited, hours({ ...wanted.hours, weekly: { sat: '9:00-12:30' } }))!;
    expect(changes(edited, closed)).toEqual({ gone: ['    mon: "9:00-17:00"'], come: ['#    mon: "9:00-17:00"'] });
    expect(editSettingsText(closed, wanted)).toBe(edited);
  });

  it.each<[what: string, before: string, wanted: Partial<OfficeSettings>, after: string]>([
    ['an empty file', '', data(5), 'data:\n  keepYears: 5\n'],
    ['a file of another section', 'version: 1\n', data(5), 'version: 1\n\ndata:\n  keepYears: 5\n'],
    ['no line end at the end', 'version: 1', data(5), 'version: 1\n\ndata:\n  keepYears: 5\n'],
    ['a section at the very end', 'data:', data(5), 'data:\n  keepYears: 5'],
    [
      'a key beside another',
      'survey:\n    scale: 4\n',
      survey({ scale: 4, askDepartment: false }),
      'survey:\n    scale: 4\n    askDepartment: false\n',
    ],
    ['a remark behind a value', 'data:\n  keepYears: 3 # 年\n', data(5), 'data:\n  keepYears: 5 # 年\n'],
    [
      'a remark behind an example',
      '#data: # 評価\n#  keepYears: 3 # 年\n',
      data(5),
      'data: # 評価\n  keepYears: 5 # 年\n',
    ],
    ['quotes and spaces', 'data:\n  "keepYears"  :   3   \n', data(5), 'data:\n  "keepYears"  : 5   \n'],
    [
      'a mark and CRLF',
      '\ufeffdata:\r\n  keepYears: 3\r\n# x\r\n',
      data(5),
      '\ufeffdata:\r\n  keepYears: 5\r\n# x\r\n',
    ],
    ['an example with CRLF', '#data:\r\n#  keepYears: 3\r\n# x\r\n', data(5), 'data:\r\n  keepYears: 5\r\n# x\r\n'],
    ['a section in braces', 'data: {keepYears: 3} # 年\n', data(5), 'data: {keepYears: 5} # 年\n'],
    [
      'braces around what means something in them',
      'survey: {scale: 4} # 顔\n',
      survey({ scale: 4, question: 'はい, {いいえ}', reasons: ['wait'] }),
      'survey: {question: "はい, {いいえ}", scale: 4, reasons: [wait], askDepartment: true} # 顔\n',
    ],
    ['a week in braces', 'hours:\n  weekly: {mon: "9:00-12:00"}\n', hours({ weekly: {} }), 'hours:\n  weekly: {}\n'],
    [
      'a list one a line',
      'hours:\n  closed:\n    - 2026-12-28 # 棚卸し\n    # 創立記念日\n    - 2027-01-04\n',
      hours({ closed: ['2027-01-04'] }),
      'hours:\n  # 棚卸し\n  # 創立記念日\n  closed: ["2027-01-04"]\n',
    ],
    ['the default, where nothing is written', '# x\n', { ...data(3), ...survey({}) }, '# x\n'],
    ['the default, where something else is written', 'data:\n  keepYears: 5\n', data(3), 'data:\n  keepYears: 3\n'],
    [
      'notes of the ward',
      'data:\n# 2026 年度に 5 から変えた\n# data: は評価\n  keepYears: 3\n',
      data(5),
      'data:\n# 2026 年度に 5 から変えた\n# data: は評価\n  keepYears: 5\n',
    ],
    [
      'notes that look like keys',
      '# data: は評価\n#data: 評価\n# scale: 4 にしない\nsurvey:\n# question: 前の文\n  scale: 5\n',
      { ...survey({ question: '新しい文' }), ...data(5) },
      '# data: は評価\n#data: 評価\n# scale: 4 にしない\nsurvey:\n  question: 新しい文\n# question: 前の文\n  scale: 5\n\ndata:\n  keepYears: 5\n',
    ],
    [
      'the indent of an editor that comments out',
      'survey:\n  # question: 前の文\n  scale: 5\n',
      survey({ question: '新しい文' }),
      'survey:\n  question: 新しい文\n  scale: 5\n',
    ],
  ])('keeps %s', (_, before, wanted, after) => {
    expect(editSettingsText(before, wanted)).toBe(after);
  });

  it.each([
    ['is broken', 'data:\n  keepYears: x\n'],
    ['is all in braces', '{version: 1}\n'],
    ['ends before its end', 'version: 1\n...\n'],
  ])('refuses a file that %s', (_, text) => {
    expect(editSettingsText(text, data(5))).toBeNull();
  });

  it('says just what is wanted and keeps every other letter, however the file is written', () => {
    fc.assert(
      fc.property(anySettingsText, anyWish, ({ text, settings, parts }, wanted) => {
        const edited = editSettingsText(text, wanted);
        if (edited === null) throw new Error(`cannot edit\n${text}`);
        expect(settingsOf(edited)).toEqual({ ...settings, ...wanted });
        expect(editSettingsText(edited, wanted)).toBe(edited);
        const kept = commentsIn(edited)
          .map(({ comment }) => comment)
          .join('\n');
        for (const { comment } of commentsIn(text)) if (!isExample(comment)) expect(kept).toContain(comment);
        for (const part of parts) if (!(part.section in wanted)) expect(edited).toContain(part.text);
        // Of a line end there is one kind, as before.
        if (text.includes('\r\n')) expect(edited).not.toMatch(/(?<!\r)\n/);
        else expect(edited).not.toContain('\r');
      }),
      { numRuns: 25 },
    );
  });

  it('finds its way in the file we ship, from any settings to any others', () => {
    fc.assert(
      fc.property(anyWish, anyWish, (first, second) => {
        const once = editSettingsText(shipped, first)!;
        const twice = editSettingsText(once, second)!;
        expect(settingsOf(twice)).toEqual({ ...defaultSettings, ...first, ...second });
        const explained = (text: string) => text.split('\n').filter((line) => /^# (?! |[A-Za-z]+:)/.test(line));
        expect(explained(twice)).toEqual(explained(shipped));
        // Nowhere in braces: the way of last resort is not taken here.
        expect(twice).not.toMatch(/^[a-z]+: \{/m);
        expect(twice.split('\n').at(-1)).toBe('');
      }),
      { numRuns: 5 },
    );
  });
});
