import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

export const peersFolder = join(import.meta.dirname, 'peers');

/** What the lobby is measured against, from its own lockfile. */
export function installPeers(): void {
  if (existsSync(join(peersFolder, 'node_modules'))) return;
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: peersFolder, stdio: ['ignore', 2, 2] });
}

/** A page as a project that uses the library would ship it: one script and one stylesheet, bundled and minified. Answers its folder. */
export async function builtPage(page: string, plugins: Plugin[] = []): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'peer-'));
  await build({
    configFile: false,
    root: peersFolder,
    logLevel: 'warn',
    publicDir: false,
    plugins,
    build: {
      outDir,
      emptyOutDir: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(peersFolder, `${page}.html`) },
    },
  });
  return outDir;
}
