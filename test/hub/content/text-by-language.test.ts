import { describe, expect, it } from 'vitest';
import { textByLanguage } from '../../../src/hub/content/text-by-language.ts';
import { aGoal, anEdition } from '../../support/an-edition.ts';

describe('textByLanguage', () => {
  it('keeps Chinese and Korean apart, and all else with Japanese', () => {
    const goal = aGoal(1, {
      text: '応対します。',
      parts: [],
      translations: {
        'ja-easy': { text: 'はなします。' },
        en: { text: 'We talk.' },
        'zh-Hans': { text: '接待。', result: '完成。' },
        ko: { text: '응대합니다.' },
      },
    });
    const department = { ...anEdition().departments[0]!, goals: [goal] };
    const { ja, ...others } = textByLanguage([{ ...anEdition(), departments: [department] }, { office: '中央区役所' }]);
    expect(others).toEqual({ 'zh-Hans': '接待。完成。', ko: '응대합니다.' });
    for (const text of ['応対します。', 'はなします。', 'We talk.', '中央区役所', '約束1です。'])
      expect(ja).toContain(text);
    expect(ja).not.toContain('接待');
  });
});
