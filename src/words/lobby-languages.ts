import type { Language } from '../core/settings/choices.ts';

/** How each language calls itself, on its button and to those who hear it. */
export const languageNames: Record<Language, { name: string; short: string }> = {
  ja: { name: '日本語', short: '日本語' },
  'ja-easy': { name: 'やさしい日本語', short: 'やさしい' },
  en: { name: 'English', short: 'English' },
  'zh-Hans': { name: '简体中文', short: '简体中文' },
  ko: { name: '한국어', short: '한국어' },
};

/** やさしい日本語 is Japanese; `ja-easy` stands only in data. */
export const htmlLang = (language: Language) => (language === 'ja-easy' ? 'ja' : language);
