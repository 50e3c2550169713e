import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heapBounds } from '../../src/hub/heap-bounds.ts';

const root = join(import.meta.dirname, '../..');

describe('heapBounds', () => {
  it.each(['package.json', 'src/hub/commands/start.sh', 'src/hub/commands/start.cmd'])('are those in %s', (file) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(heapBounds.join(' '));
  });
});
