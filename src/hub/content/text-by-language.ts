import type { FontLanguage } from '../../words/lobby-characters.ts';

/** All the text in this, by the fonts it is drawn with: what stands in `translations` under a language of its own, and the rest. */
export function textByLanguage(content: unknown): Record<FontLanguage, string> {
  const found: Record<FontLanguage, string[]> = { ja: [], 'zh-Hans': [], ko: [] };
  const gather = (value: unknown, language: FontLanguage) => {
    if (typeof value === 'string') found[language].push(value);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        gather(inner, key === 'zh-Hans' || key === 'ko' ? key : language);
    }
  };
  gather(content, 'ja');
  return { ja: found.ja.join(''), 'zh-Hans': found['zh-Hans'].join(''), ko: found.ko.join('') };
}
