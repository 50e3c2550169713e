import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, say } from '../cannot-start.ts';
import { type Lockfile, type Platform, packageFiles } from './package-files.ts';
import { packageZip } from './package-zip.ts';

// What `npm run package` runs: one zip a platform with everything that a machine without a network needs.
const root = join(import.meta.dirname, '../../..');
const platforms: readonly Platform[] = ['linux-x64', 'win-x64'];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !platforms.some((platform) => platform === name));
if (unknown !== undefined) process.exitCode = say(`${unknown}: linux-x64 | win-x64`, EXIT.usage);
else {
  run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--app', '--logLevel', 'warn']);
  const lock: Lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const sbom = npm(['sbom', '--omit', 'dev', '--package-lock-only', '--sbom-format', 'cyclonedx']);
  for (const platform of platforms.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    const node = nodeProgram(platform, lock);
    writeZip(platform, lock.version, packageFiles({ root, platform, lock, sbom, node }));
  }
}

/** The program of another platform is not in `node_modules`: it is fetched, and must be what the lockfile says. */
function nodeProgram(platform: Platform, lock: Lockfile): Buffer {
  const name = `node-${platform}`;
  const file = platform === 'win-x64' ? 'bin/node.exe' : 'bin/node';
  try {
    return readFileSync(join(root, 'node_modules', name, file));
  } catch {
    const { version, integrity = '' } = lock.packages[`node_modules/${name}`]!;
    const folder = join(root, 'dist/package');
    mkdirSync(folder, { recursive: true });
    npm(['pack', `${name}@${version}`, '--pack-destination', folder]);
    const packed = join(folder, `${name}-${version}.tgz`);
    const [algorithm = '', digest] = integrity.split(/-(.*)/s);
    if (createHash(algorithm).update(readFileSync(packed)).digest('base64') !== digest)
      throw new Error(`${packed} is not what package-lock.json names`);
    run('tar', ['-xzf', packed, '-C', folder, `package/${file}`]);
    return readFileSync(join(folder, 'package', file));
  }
}

function writeZip(platform: Platform, version: string, files: Map<string, Uint8Array>): void {
  const name = `kiosk-hub-${version}-${platform}`;
  const zip = join(root, 'dist', `${name}.zip`);
  writeFileSync(`${zip}.part`, packageZip(name, files));
  renameSync(`${zip}.part`, zip);
  process.stdout.write(`${zip}\n`);
}

function npm(args: string[]): string {
  const program = process.env.npm_execpath;
  if (program === undefined) throw new Error('run it as: npm run package');
  return run(process.execPath, [program, ...args]);
}

function run(program: string, args: string[]): string {
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, error } = spawnSync(program, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 2],
  });
  if (status !== 0) throw new Error(`${program} ${args[0]} ended with ${status}`, { cause: error });
  return stdout;
}
