import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fontCharacters } from './font-characters.ts';

/** BIZ UDPGothic whole; both weights have the same characters. */
export const bizFonts = [
  { weight: 400, path: pathOf('400Regular/BIZUDPGothic_400Regular.ttf') },
  { weight: 700, path: pathOf('700Bold/BIZUDPGothic_700Bold.ttf') },
];

function pathOf(file: string): string {
  return fileURLToPath(import.meta.resolve(`@expo-google-fonts/biz-udpgothic/${file}`));
}

export const bizCharacters = (): Set<number> => fontCharacters(readFileSync(bizFonts[0]!.path));
