import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Lockfile, type Platform, packageFiles } from '../../../src/hub/commands/package-files.ts';
import { packageZip } from '../../../src/hub/commands/package-zip.ts';
import { aFolder } from '../../support/a-folder.ts';
import { canCutOff, startUnpacked } from '../../support/start-unpacked.ts';

const root = join(import.meta.dirname, '../../..');
const lock: Lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const filesFor = (platform: Platform) =>
  packageFiles({ root, platform, lock, sbom: '{"bomFormat":"CycloneDX"}', node: new Uint8Array([1]) });
const text = (files: Map<string, Uint8Array>, path: string) => Buffer.from(files.get(path)!).toString();

/** Where the packages of this checkout were installed, nothing may be looked for. */
const SHIPPED = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);

describe('packageFiles', () => {
  const linux = filesFor('linux-x64');

  it('holds the hub, the pages, what a ward changes, licences and the list of parts', () => {
    for (const path of [
      'dist/hub/main.js',
      'dist/hub/password.js',
      'dist/client/sw.js',
      'kiosk-config/kiosk.yaml',
      'LICENSE',
    ])
      expect(linux.has(path), path).toBe(true);
    const assets = readdirSync(join(root, 'dist/client/assets')).map((file) => `dist/client/assets/${file}`);
    expect(assets.filter((path) => !linux.has(path))).toEqual([]);
    expect(text(linux, 'sbom.cdx.json')).toContain('CycloneDX');
  });

  it('holds the text of the licence of every package that ships', () => {
    const licences = text(linux, 'LICENSES.txt');
    const missing = SHIPPED.filter(([path, { version }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return !/^node-(linux-arm64|win-x64)$/.test(name) && !licences.includes(`${name} ${version} (`);
    });
    expect(missing.map(([path]) => path)).toEqual([]);
    expect(licences).toContain('SIL OPEN FONT LICENSE');
  });

  it('starts on Windows by a file that Windows reads, and on Linux by one that Linux reads', () => {
    const windows = filesFor('win-x64');
    expect([windows.has('node.exe'), windows.has('node'), windows.has('start.sh')]).toEqual([true, false, false]);
    const lines = text(windows, 'start.cmd').split('\r\n');
    // An editor that turned the ends of lines would spoil the jumps in it.
    expect([lines.length > 15, lines.some((line) => line.includes('\n'))]).toEqual([true, false]);
    expect([...windows.get('start.cmd')!].every((byte) => byte < 128)).toBe(true);
    expect(text(linux, 'start.sh')).not.toContain('\r');
  });

  it('starts from its zip in an empty folder with the network off, keeps what is the ward’s beside it, and ends with 0', async () => {
    const beside = aFolder();
    const node = readFileSync(process.execPath);
    // Packed to nothing smaller: that takes longer than all the rest.
    const unpacked = unzipSync(packageZip('kiosk-hub', new Map([...linux, ['node', node]]), 0));
    for (const [path, bytes] of Object.entries(unpacked)) {
      mkdirSync(dirname(join(beside, path)), { recursive: true });
      writeFileSync(join(beside, path), bytes);
    }
    const folder = join(beside, 'kiosk-hub');
    for (const program of ['node', 'start.sh']) chmodSync(join(folder, program), 0o755);
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
    expect(sums).toHaveLength(Object.keys(unpacked).length - 1);
    for (const line of sums) {
      const [digest, path] = line.split('  ');
      expect([path, createHash('sha256').update(unpacked[`kiosk-hub/${path}`]!).digest('hex')]).toEqual([path, digest]);
    }
    const said = await startUnpacked(folder);
    if (canCutOff()) expect(said).toMatch(/registry (6|7)\n/);
    expect(said).toMatch(/^Lobby display http:\/\/localhost:\d+\/\n.*\nRatings folder .*\nReady\n/);
    expect(said).toContain('<title>区役所サービス向上方針・目標</title>\n{"status":"ok"}\nexit 0');
    expect(readdirSync(beside).sort()).toEqual(['data', 'kiosk-config', 'kiosk-hub', 'out']);
    expect(readdirSync(join(beside, 'kiosk-config'))).toContain('kiosk.yaml');
    // Fonts were cut, with what lies in the folder alone.
    const log = readdirSync(join(beside, 'data/logs')).map((file) =>
      readFileSync(join(beside, 'data/logs', file), 'utf8'),
    );
    expect(log.join('')).not.toMatch(/"level":"(warn|error)"/);
  });
});
