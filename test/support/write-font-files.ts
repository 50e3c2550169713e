import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { glyphRangesModule } from './bundled-glyphs.ts';
import { languageNames } from './language-names.ts';

// What stands in the repository because it is made of the fonts; tests say when it is no longer what they give.
const src = join(import.meta.dirname, '../../src');
writeFileSync(join(src, 'core/content/import/glyph-ranges.ts'), glyphRangesModule());
const folder = join(src, 'ui/language-names');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, bytes] of await languageNames()) writeFileSync(join(folder, name), bytes);
