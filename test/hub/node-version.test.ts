import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, '../../src/hub/node-version.mjs');
const { isNewEnough } = (await import(MODULE)) as { isNewEnough: (version: string) => boolean };

const oldNode = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => folder !== '' && !folder.includes('node_modules'))
  .map((folder) => join(folder, 'node'))
  .find((node) => existsSync(node) && !isNewEnough(run(node, '-p', 'process.versions.node').stdout.trim()));

function run(node: string, ...args: string[]) {
  return spawnSync(node, args, { encoding: 'utf8', env: {} });
}

describe('isNewEnough', () => {
  it.each(['24.11.0', '24.21.0', '25.0.0', '100.0.0'])('holds for %s', (version) =>
    expect(isNewEnough(version)).toBe(true),
  );
  it.each(['24.10.9', '24.1.1', '22.21.0', '20.20.2', '9.9.9', ''])('fails for %s', (version) =>
    expect(isNewEnough(version)).toBe(false),
  );
});

describe('node --import node-version.mjs', () => {
  it('lets this Node pass in silence', () => {
    expect(run(process.execPath, '--import', MODULE, '-p', '1')).toMatchObject({
      status: 0,
      stdout: '1\n',
      stderr: '',
    });
  });

  it('stops a Node that says it is 22 with one sentence, before the program', () => {
    const versions = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.1.0' } })";
    const { status, stdout, stderr } = run(
      process.execPath,
      '--import',
      `data:text/javascript,${encodeURIComponent(versions)}`,
      '--import',
      MODULE,
      '-p',
      '1',
    );
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    expect(stderr).toMatch(/^Node\.js 22\.1\.0 では動きません。.*24 LTS.*\n$/);
  });

  it.skipIf(oldNode === undefined)('stops the old Node of this machine', () => {
    const { status, stdout, stderr } = run(oldNode!, '--import', MODULE, '-p', '1');
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    expect(stderr).toMatch(/^Node\.js \d.*24 LTS.*\n$/);
  });
});
