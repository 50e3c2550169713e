import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { glyphRangesModule } from './bundled-glyphs.ts';

// What stands in the repository because it is made of the fonts; a test says when it is no longer what they give.
writeFileSync(join(import.meta.dirname, '../../src/core/content/import/glyph-ranges.ts'), glyphRangesModule());
