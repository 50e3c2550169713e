import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export type Platform = 'linux-x64' | 'win-x64';

export interface Lockfile {
  version: string;
  packages: Record<
    string,
    { version?: string; license?: string; dev?: boolean; integrity?: string; dependencies?: Record<string, string> }
  >;
}

export interface PackageParts {
  root: string;
  platform: Platform;
  lock: Lockfile;
  sbom: string;
  /** The program of Node itself. */
  node: Uint8Array;
}

/** What the built hub still reads from `node_modules`: all else is in its scripts. */
const READ_AT_RUN_TIME = [
  'subset-font',
  '@expo-google-fonts/biz-udpgothic',
  '@fontsource-variable/noto-sans-jp',
  '@fontsource-variable/noto-sans-sc',
  '@fontsource-variable/noto-sans-kr',
];
/** Of the fonts only what the hub opens. */
const UNUSED = /\/(?!400Regular|700Bold)\d{3}\w+\/|\.(map|d\.ts|md)$|-standard-|\/unicode\.json$/;

/** Every file of the zip by its path in it. */
export function packageFiles({ root, platform, lock, sbom, node }: PackageParts): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const take = (folder: string, isTaken = (_path: string) => true) => {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
      if (isTaken(path)) files.set(path, readFileSync(join(root, path)));
    }
  };
  const start = platform === 'win-x64' ? 'start.cmd' : 'start.sh';
  files.set(platform === 'win-x64' ? 'node.exe' : 'node', node);
  files.set(start, readFileSync(join(root, 'src/hub/commands', start)));
  take('dist/hub', (path) => !path.endsWith('.map'));
  take('dist/client');
  take('kiosk-config');
  for (const name of withDependencies(READ_AT_RUN_TIME, lock))
    take(`node_modules/${name}`, (path) => !UNUSED.test(path));
  // The hub's scripts are modules.
  files.set('package.json', Buffer.from(`${JSON.stringify({ version: lock.version, type: 'module' })}\n`));
  files.set('sbom.cdx.json', Buffer.from(sbom));
  files.set('LICENSE', readFileSync(join(root, 'LICENSE')));
  files.set('LICENSES.txt', Buffer.from(licences(root, platform, lock)));
  return files;
}

function withDependencies(names: string[], { packages }: Lockfile): Set<string> {
  const all = new Set(names);
  for (const name of all)
    for (const dependency of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) all.add(dependency);
  return all;
}

/** The texts of all packages that are in the zip or in its scripts. */
export function licences(root: string, platform: Platform, { packages }: Lockfile): string {
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const texts = shipped.flatMap(([path, { version, license }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    // Of the programs of Node only the one that is here; its text is the same for all.
    if (/^node-(linux|win)-/.test(name) && name !== `node-${platform}`) return [];
    const text = licenceText(join(root, path)) ?? (name.startsWith('node-') ? nodeLicence(root, packages) : null);
    return [`${name} ${version} (${license ?? 'see below'})\n\n${text ?? ''}`.trimEnd()];
  });
  return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function licenceText(folder: string): string | null {
  try {
    const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying|ofl)\b/i.test(name));
    return file === undefined ? null : readFileSync(join(folder, file), 'utf8');
  } catch {
    return null;
  }
}

function nodeLicence(root: string, packages: Lockfile['packages']): string | null {
  const here = Object.keys(packages).filter((path) => /^node_modules\/node-(linux|win)-/.test(path));
  return here.map((path) => licenceText(join(root, path))).find((text) => text !== null) ?? null;
}
