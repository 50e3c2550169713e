/// <reference path="../../src/hub/content/subset-font.d.ts" />
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import subsetFont from 'subset-font';
import { bizCharacters } from '../../src/hub/content/biz-fonts.ts';
import { slicesFor } from '../../src/hub/content/slices-for.ts';

/**
 * The files of src/ui/language-names by name: just the names of two languages, so small that they come with the first slide,
 * and the style sheet that names them.
 */
export async function languageNames(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const rules: string[] = [];
  for (const [{ path }, codes] of slicesFor({ ja: '', 'zh-Hans': '简体中文', ko: '한국어' }, bizCharacters())) {
    const name = basename(path).replace('-wght-normal', '');
    const text = String.fromCodePoint(...codes);
    const variationAxes = { wght: { min: 400, max: 700 } };
    files.set(
      name,
      await subsetFont(readFileSync(path), text, { targetFormat: 'woff2', noHinting: true, variationAxes }),
    );
    rules.push(
      '@font-face {',
      '  font-family: "Language Names";',
      '  font-weight: 400 700;',
      '  font-display: swap;',
      `  src: url("./${name}") format("woff2");`,
      `  unicode-range: ${[...codes].map((code) => `U+${code.toString(16)}`).join(', ')};`,
      '}',
      '',
    );
  }
  const says = '/* 简体中文 and 한국어 out of Noto Sans (OFL-1.1), by `node test/support/write-font-files.ts`. */';
  return files.set('language-names.css', Buffer.from([says, '', ...rules].join('\n').trimEnd().concat('\n')));
}
