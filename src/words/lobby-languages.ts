import type { Language } from '../core/settings/choices.ts';
import { type LobbyWords, lobbyWords } from './lobby.ts';

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

/** Japanese is at hand; the others are loaded behind the first slide. */
export async function loadLobbyWords(language: Language): Promise<LobbyWords> {
  switch (language) {
    case 'ja':
      return lobbyWords;
    case 'ja-easy':
      return (await import('./lobby-ja-easy.ts')).easyWords;
    case 'en':
      return (await import('./lobby-en.ts')).englishWords;
    case 'zh-Hans':
      return (await import('./lobby-zh-hans.ts')).chineseWords;
    case 'ko':
      return (await import('./lobby-ko.ts')).koreanWords;
  }
}
