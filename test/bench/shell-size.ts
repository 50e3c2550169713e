import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const client = join(import.meta.dirname, '../../dist/client');

/** The JavaScript and CSS the tablet must have before its first slide, as it travels. */
export async function shellSize(): Promise<Figure[]> {
  const page = readFileSync(join(client, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file!);
  const gzipKb = (ending: string) =>
    named
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(client, file)), { level: 9 }).length, 0) / 1000;
  return [
    { name: 'tablet JS before the first slide', value: gzipKb('.js'), unit: 'kB gzip', n: 1 },
    { name: 'tablet CSS before the first slide', value: gzipKb('.css'), unit: 'kB gzip', n: 1 },
  ];
}
