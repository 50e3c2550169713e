import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildingSentence, startSentence } from '../words/start.ts';
import { EXIT, say } from './cannot-start.ts';
import { heapBounds } from './heap-bounds.ts';
import { parseOptions } from './options.ts';

// What `npm start` runs: builds when sources are newer than the build, then becomes the hub.
const root = join(import.meta.dirname, '../..');
const built = join(root, 'dist/hub/main.js');
const sources = ['src', 'public', 'vite.config.ts', 'package.json', 'package-lock.json'];

const parsed = parseOptions(process.argv.slice(2), process.env);
if ('help' in parsed) {
  process.stdout.write(parsed.help);
} else if ('usage' in parsed) {
  process.exitCode = say(parsed.usage, EXIT.usage);
} else if (isStale() && !build()) {
  process.exitCode = say(startSentence({ code: 'build-failed' }), EXIT.software);
} else {
  await becomeHub();
}

/** The build writes the hub last, so its time is the time of the whole. */
function isStale(): boolean {
  if (!existsSync(built)) return true;
  const builtMs = statSync(built).mtimeMs;
  return sources.some((source) => newestMs(join(root, source)) > builtMs);
}

function newestMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time tells of files that are gone.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

/** Standard output belongs to the hub's four lines, so the build speaks on stderr. */
function build(): boolean {
  process.stderr.write(`${buildingSentence}\n`);
  // A build that is broken off must not look like one that is done.
  rmSync(built, { force: true });
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  // A build that inherits NODE_ENV=test leaves the service worker out.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) rmSync(built, { force: true });
  return status === 0;
}

/** The same process goes on as the hub, so that signals reach it; Windows cannot replace a process and loads it instead. */
async function becomeHub(): Promise<void> {
  process.argv[1] = built;
  if (process.platform === 'win32') await import(pathToFileURL(built).href);
  else
    process.execve!(
      process.execPath,
      [process.execPath, ...heapBounds, built, ...process.argv.slice(2)],
      process.env as Record<string, string>,
    );
}
