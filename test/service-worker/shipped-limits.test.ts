import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('gives a start twenty seconds in the build that ships', () => {
  const worker = readFileSync(join(import.meta.dirname, '../../dist/client/sw.js'), 'utf8');
  expect(worker).toContain('"firstSlideWithinMs":20000');
});
