import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { lobbyCharacters } from '../../words/lobby-characters.ts';

const FONTS = [
  { weight: 400, file: '400Regular/BIZUDPGothic_400Regular.ttf' },
  { weight: 700, file: '700Bold/BIZUDPGothic_700Bold.ttf' },
];

/** One font a weight with just the characters of the text and of our own words: ready before the first slide is drawn. */
export async function cutFonts(text: string): Promise<{ type: string; bytes: Buffer }[]> {
  const { default: subsetFont } = await import('subset-font');
  const characters = [...new Set(text + lobbyCharacters())].sort().join('');
  return Promise.all(
    FONTS.map(async ({ weight, file }) => {
      const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/biz-udpgothic/${file}`));
      // Hinting serves small type on coarse screens; the lobby has neither.
      const bytes = await subsetFont(await readFile(path), characters, { targetFormat: 'sfnt', noHinting: true });
      return { type: `font/ttf; weight=${weight}`, bytes };
    }),
  );
}
