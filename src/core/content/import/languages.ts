import type { ContentLanguage } from '../edition.ts';

// As headers name them, after NFKC: 「目標（English）」「本文 英語」.
const LANGUAGES: [ContentLanguage, RegExp][] = [
  ['ja-easy', /^(やさしい(日本語|にほんご)?|ja-easy|easyjapanese)$/],
  ['en', /^(english|英語|英|en)$/],
  ['zh-Hans', /^(简体中文|簡体中文|簡体字|中文|中国語|中国語[((]簡体字?[))]|zh|zh-hans|zh-cn|chinese)$/],
  ['ko', /^(한국어|韓国語|韓国・?朝鮮語|ハングル|ko|korean)$/],
];

/** How a template names the column of a language. */
export const languageNames: Record<ContentLanguage, string> = {
  'ja-easy': 'やさしい日本語',
  en: 'English',
  'zh-Hans': '简体中文',
  ko: '한국어',
};

/** A header that ends in the name of a language, in brackets or after a space; null for a column in Japanese. */
export function languageOf(header: string): { name: string; language: ContentLanguage } | null {
  const match = /^(.+?)(?:\s*[([【〔](.+)[)\]】〕]|[\s:/_-]+(\S+))$/.exec(header.normalize('NFKC').trim());
  const written = (match?.[2] ?? match?.[3])?.toLowerCase().replace(/\s/g, '');
  const found = LANGUAGES.find(([, pattern]) => written !== undefined && pattern.test(written));
  return found ? { name: match![1]!, language: found[0] } : null;
}
