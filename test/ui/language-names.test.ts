import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fontCharacters } from '../../src/hub/content/font-characters.ts';
import { languageNames } from '../support/language-names.ts';

const folder = join(import.meta.dirname, '../../src/ui/language-names');
const files = readdirSync(folder).sort();
const read = (name: string) => readFileSync(join(folder, name));

describe('language-names', () => {
  it('is what the fonts give: after a change of fonts, node test/support/write-font-files.ts', async () => {
    const made = await languageNames();
    expect([...made.keys()].sort()).toEqual(files);
    expect(files.filter((name) => !read(name).equals(made.get(name)!))).toEqual([]);
  });

  it('has each character of 简体中文 and 한국어 once, in less than 8 kB', () => {
    const fonts = files.filter((name) => name.endsWith('.woff2')).map(read);
    const codes = fonts.flatMap((font) => [...fontCharacters(font)]);
    expect(String.fromCodePoint(...codes.sort((a, b) => a - b))).toBe('中体文简국어한');
    expect(fonts.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(8_000);
  });
});
