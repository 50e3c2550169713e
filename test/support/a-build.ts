import { cpSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder } from './a-folder.ts';

const root = join(import.meta.dirname, '../..');

export interface BuildChange {
  /** What the build is to be called. */
  build: string;
  /** Its lobby script, which has another name then. */
  script: (lobbyScript: string) => string;
  /** In place of 20 s. */
  firstSlideWithinMs?: number;
}

/** A copy of the real build with another lobby script, as a later build would differ; answers its `dist`. */
export function aBuild({ build, script, firstSlideWithinMs }: BuildChange): string {
  const folder = aFolder();
  const dist = join(folder, 'dist');
  for (const part of ['client', 'hub']) cpSync(join(root, 'dist', part), join(dist, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const client = join(dist, 'client');
  const assets = join(client, 'assets');
  const name = /src="\/assets\/(lobby-[^"]+\.js)"/.exec(readFileSync(join(client, 'index.html'), 'utf8'))![1]!;
  const renamed = `lobby-${build}.js`;
  renameSync(join(assets, name), join(assets, renamed));
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  for (const file of [...scripts.map((each) => join('assets', each)), 'index.html', 'sw.js'])
    change(join(client, file), (text) => text.replaceAll(name, renamed));
  change(join(assets, renamed), script);
  change(join(client, 'sw.js'), (worker) => {
    const named = worker.replace(/"build":"[0-9a-f]{16}"/, `"build":"${build}"`);
    if (named === worker) throw new Error('sw.js says no more which build it is of');
    return firstSlideWithinMs === undefined
      ? named
      : named.replace('"firstSlideWithinMs":20000', `"firstSlideWithinMs":${firstSlideWithinMs}`);
  });
  return dist;
}

function change(file: string, by: (text: string) => string) {
  writeFileSync(file, by(readFileSync(file, 'utf8')));
}

/** The script of a build that works, and can be told from the others by `data-build` of the page. */
export const markedAs = (build: string) => (script: string) =>
  `document.documentElement.dataset.build='${build}';${script}`;
