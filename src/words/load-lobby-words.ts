import type { Language } from '../core/settings/choices.ts';
import { type LobbyWords, lobbyWords } from './lobby.ts';

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
