import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const client = join(import.meta.dirname, '../../dist/client');

/** The scripts and stylesheets the page names: what the tablet must have before its first slide. */
export function shellFiles(ending: RegExp = /\.(js|css)$/): Buffer[] {
  const page = readFileSync(join(client, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file!);
  return named.filter((file) => ending.test(file)).map((file) => readFileSync(join(client, file)));
}

/** As it travels. */
export const gzipKb = (files: Buffer[]) =>
  files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0) / 1000;

export async function shellSize(): Promise<Figure[]> {
  return [
    { name: 'tablet JS before the first slide', value: gzipKb(shellFiles(/\.js$/)), unit: 'kB gzip', n: 1 },
    { name: 'tablet CSS before the first slide', value: gzipKb(shellFiles(/\.css$/)), unit: 'kB gzip', n: 1 },
    { name: 'tablet JS and CSS before the first slide', value: gzipKb(shellFiles()), unit: 'kB gzip', n: 1 },
  ];
}
