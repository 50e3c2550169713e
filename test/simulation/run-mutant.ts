import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** In which of so many worlds the promise was first seen broken without that safeguard; `null` where it never was. */
export async function runMutant(name: string, worlds: number): Promise<{ world: number; breach: string } | null> {
  const program = join(import.meta.dirname, 'mutant.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, name, String(worlds)]);
  return JSON.parse(stdout);
}
