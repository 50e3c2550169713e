/** What the edition's schema allows; the longest text that still reads well is much shorter. */
export const limits = { title: 400, name: 200, path: 400, text: 20_000, meaning: 2_000 } as const;

/** Above this a goal takes more than eight pages on the screen. */
export const comfortableLength = 1_000;
