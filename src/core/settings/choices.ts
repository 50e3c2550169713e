/** The languages of the screen, as ratings name them; `ja-easy` is やさしい日本語. */
export const languages = ['ja', 'ja-easy', 'en', 'zh-Hans', 'ko'] as const;
export type Language = (typeof languages)[number];

/** What a rating can be about. */
export const reasons = ['explanation', 'manner', 'wait', 'paperwork', 'signs', 'facility', 'privacy', 'other'] as const;
