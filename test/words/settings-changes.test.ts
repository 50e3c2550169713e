import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import type { Settings } from '../../src/core/settings/settings.ts';
import { settingsChanges } from '../../src/words/settings-changes.ts';

const { survey, hours, misuse, display } = defaultSettings;
const days = Array.from({ length: 6 }, (_, index) => `2027-05-0${index + 1}`);

describe('settingsChanges', () => {
  it.each<[Partial<Settings>, string]>([
    [{}, ''],
    [{ survey: { ...survey, question: 'よいですか' } }, '質問 「本日の窓口サービスはいかがでしたか」 → 「よいですか」'],
    [
      { survey: { ...survey, scale: 4, askDepartment: false } },
      '顔の数 5 → 4、「どの窓口でしたか」もたずねる はい → いいえ',
    ],
    [
      { survey: { ...survey, reasons: survey.reasons.filter((reason) => reason !== 'wait') } },
      '「どの点についてですか」の選択肢（待ち時間を削除）',
    ],
    [{ survey: { ...survey, reasons: survey.reasons.toReversed() } }, '「どの点についてですか」の選択肢の順'],
    [
      {
        hours: {
          weekly: { sat: '9:00-12:00' },
          closed: ['2026-12-28'],
          extra: [{ date: '2027-03-28', open: '9:00-12:00' }],
        },
      },
      '土曜日 閉庁 → 9:00-12:00、ほかに閉める日（2026-12-28を追加）、ほかに開ける日（2027-03-28 9:00-12:00を追加）',
    ],
    [{ hours: { ...hours, closed: days } }, 'ほかに閉める日（6件を追加）'],
    [{ data: { keepYears: 5 } }, '評価の記録を残す年数 3 → 5'],
    [{ display: { ...display, ratingsCard: true } }, '皆さまの評価 いいえ → はい'],
    [{ display: { ...display, minSeconds: 9 } }, '掲示の見せ方'],
    [
      { misuse: { ...misuse, sameFaceTaps: 5 }, staff: { idleSeconds: 90 } },
      'いたずらや押し間違いの印、端末の職員用画面',
    ],
  ])('says of %j what it is', (changed, sentence) => {
    expect(settingsChanges(defaultSettings, { ...defaultSettings, ...changed })).toBe(sentence);
  });

  it('knows every section, so that no change goes unsaid', () => {
    const changed = {
      office: { name: '', ward: '幸区役所' },
      hours: { ...hours, weekly: { mon: '8:30-17:15' } },
      display: { ...display, minSeconds: 9 },
      languages: ['ja'],
      survey: { ...survey, askDepartment: false },
      misuse: { ...misuse, anyFaceTaps: 11 },
      staff: { idleSeconds: 90 },
      data: { keepYears: 5 },
    } satisfies Omit<Settings, 'version'>;
    for (const [section, value] of Object.entries(changed)) {
      expect(settingsChanges(defaultSettings, { ...defaultSettings, [section]: value }), section).not.toBe('');
    }
  });
});
