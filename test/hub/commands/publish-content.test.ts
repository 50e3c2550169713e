import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTemplate } from '../../../src/core/content/template/write-template.ts';
import type { OfficeOverview } from '../../../src/core/protocol/office.ts';
import { templateWords } from '../../../src/words/template.ts';
import { sha256 } from '../../support/a-package.ts';
import { aPng } from '../../support/a-picture.ts';
import { aNotice } from '../../support/an-edition.ts';
import { type StaffFetch, signInTo } from '../../support/staff-session.ts';
import { type RunningHub, startHub } from '../../support/start-hub.ts';
import { until } from '../../support/until.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const command = join(import.meta.dirname, '../../../src/hub/commands/content.ts');

describe('content publish', () => {
  let hub: RunningHub;
  let folder: string;
  let asStaff: StaffFetch;
  beforeAll(async () => {
    hub = await startHub();
    asStaff = await signInTo(hub);
    folder = mkdtempSync(join(tmpdir(), 'publish-'));
  });
  afterAll(async () => {
    await hub?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const overview = async () => (await (await asStaff('/api/office/overview')).json()) as OfficeOverview;

  it('is noticed by a running hub within two seconds', async () => {
    const token = await enrol(hub);
    const before = (await overview()).editions[0]!.serial;
    const file = join(folder, 'changed.txt');
    writeFileSync(file, wardDocument().replace('丁寧な対応を行います。', '丁寧な応対を行います。'));
    const said = execFileSync(process.execPath, [command, 'publish', file, '--data', hub.dataDir], {
      encoding: 'utf8',
    });
    const saidAt = performance.now();
    expect(said).toContain(String(before + 1));
    await until('the new edition', async () => (await content(hub, token)).includes('丁寧な応対を行います。'), 2_000);
    expect(performance.now() - saidAt).toBeLessThan(2_000);
    expect((await overview()).editions[0]!.serial).toBe(before + 1);
  });

  it('publishes an archive with its pictures, and says which it could not make smaller', async () => {
    const token = await enrol(hub);
    const edition = {
      ...readText(wardDocument()).edition!,
      notices: [
        { ...aNotice('祭り'), picture: '小.png' },
        { ...aNotice('写真展'), picture: '大.png' },
      ],
    };
    const file = join(folder, '掲示.zip');
    const workbook = await writeTemplate(edition, templateWords);
    writeFileSync(file, zipSync({ '掲示.xlsx': workbook, '小.png': aPng(), '大.png': aPng(4_000, 3_000) }));
    const run = spawnSync(process.execPath, [command, 'publish', file, '--data', hub.dataDir], { encoding: 'utf8' });
    expect(run.status).toBe(0);
    expect(run.stderr).toMatch(/^写真「大\.png」.*。\n$/);
    const check = spawnSync(process.execPath, [command, 'check', file, '--json'], { encoding: 'utf8' });
    expect(check.status).toBe(0);
    expect(JSON.parse(check.stdout).problems).toMatchObject([{ code: 'picture-not-redrawn', severity: 'warning' }]);
    await until('the picture in the package', async () => (await content(hub, token)).includes(sha256(aPng())), 2_000);
    const picture = await asStaff(`/api/office/pictures/${sha256(aPng())}`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('publishes several tables as one edition', async () => {
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const files = [
      write('方針.csv', 'サービス向上方針,\n番号,方針\n1,公平に応対します。\n'),
      write('目標.csv', '部署名,番号,区分,目標\n区民課,1,共通,笑顔で応対します。\n'),
    ];
    const run = spawnSync(process.execPath, [command, 'publish', ...files, '--data', hub.dataDir], {
      encoding: 'utf8',
    });
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect((await overview()).editions[0]).toMatchObject({
      source: '方針.csv、目標.csv',
      counts: { principles: 1, departments: 1, goals: 1 },
    });
    const gone = spawnSync(process.execPath, [command, 'publish', files[0]!, 'no.csv'], { encoding: 'utf8' });
    expect(gone.status).toBe(66);
  });

  it('publishes nothing of a file with errors', async () => {
    const before = (await overview()).editions[0]!.serial;
    const file = join(folder, 'broken.txt');
    writeFileSync(file, 'これは方針ではありません');
    const run = spawnSync(process.execPath, [command, 'publish', file, '--data', hub.dataDir], { encoding: 'utf8' });
    expect(run.status).toBe(65);
    expect(run.stderr).toContain('公開できません');
    expect((await overview()).editions[0]!.serial).toBe(before);
  });

  it.each([[['publish']], [['publish', '--what']]])('explains its use for %j', (args) => {
    const run = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
    expect(run.status).toBe(64);
    expect(run.stderr).toContain('使い方');
  });

  it('says so when the file is not there', () => {
    const args = [command, 'publish', join(folder, 'none.txt'), '--data', hub.dataDir];
    const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(run.status).toBe(66);
    expect(run.stderr).toContain('見つかりません');
  });
});

async function enrol(hub: RunningHub): Promise<string> {
  const answer = await fetch(`${hub.origin}/api/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'ロビー' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

async function content(hub: RunningHub, token: string): Promise<string> {
  return (await fetch(`${hub.origin}/api/content`, { headers: { authorization: `Bearer ${token}` } })).text();
}
