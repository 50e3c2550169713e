import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mutation } from './mutations.ts';

const src = join(import.meta.dirname, '../../src');

/** The changed files by their address; throws where the sources no longer hold what is to be changed. */
export function mutatedSources({ patches }: Pick<Mutation, 'patches'>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { file, find, put } of patches) {
    const path = join(src, file);
    const url = pathToFileURL(path).href;
    const text = texts.get(url) ?? readFileSync(path, 'utf8');
    if (text.split(find).length !== 2) throw new Error(`${file} must hold exactly once: ${find}`);
    texts.set(
      url,
      text.replace(find, () => put),
    );
  }
  return texts;
}
