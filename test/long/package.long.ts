import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aFolder } from '../support/a-folder.ts';
import { canCutOff, startUnpacked } from '../support/start-unpacked.ts';

const root = join(import.meta.dirname, '../..');
const run = (program: string, args: string[], cwd = root) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 2], maxBuffer: 2 ** 26 });

it('starts the zip for Linux in an empty folder, with the network off', async () => {
  const zip = run('npm', ['run', '-s', 'package', '--', 'linux-x64']).trim().split('\n').at(-1)!;
  const beside = aFolder();
  run('unzip', ['-q', zip], beside);
  const folder = join(beside, readdirSync(beside)[0]!);
  expect(run('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], folder)).toBe('');
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(sums).toHaveLength(files.length - 1);
  const said = await startUnpacked(folder);
  if (canCutOff()) expect(said).toMatch(/registry (6|7)\n/);
  expect(said).toContain('Ready\n');
  expect(said).toContain('{"status":"ok"}\nexit 0');
});

it('packs for Windows what Windows needs', () => {
  const zip = run('npm', ['run', '-s', 'package', '--', 'win-x64']).trim().split('\n').at(-1)!;
  expect(existsSync(zip)).toBe(true);
  const listed = run('unzip', ['-l', zip]);
  for (const file of ['node.exe', 'start.cmd', 'SHA256SUMS', 'dist/hub/main.js', 'kiosk-config/kiosk.yaml'])
    expect(listed).toMatch(new RegExp(`kiosk-hub-[\\d.]+-win-x64/${file.replaceAll('.', '\\.')}\\n`));
});
