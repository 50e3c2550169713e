import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aDocument, wardDocumentPath } from '../../support/ward-document.ts';

const program = join(import.meta.dirname, '../../../src/hub/commands/content.ts');

function content(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function aFile(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'content-')), 'document.txt');
  writeFileSync(path, text);
  return path;
}

describe('content check', () => {
  it('exits 0 for the document of the ward and prints the counts', () => {
    const { status, stdout, stderr } = content('check', wardDocumentPath);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('方針 4 / 部署 14 / 目標 44');
    expect(stdout).toContain('直した箇所 31');
    expect(stdout).toContain('問題 0');
  });

  it('prints one object with --json, and nothing else', () => {
    const { status, stdout } = content('check', wardDocumentPath, '--json');
    const report = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(Object.keys(report)).toEqual(['edition', 'counts', 'repairs', 'problems']);
    expect(report.counts).toEqual({ principles: 4, departments: 14, goals: 44, notices: 0, terms: 0 });
    expect(Object.keys(report.edition)).toEqual(['title', 'policy', 'departments', 'notices', 'terms']);
    expect(report.edition.departments[1].goals[0]).toMatchObject({ no: 1, category: '共通', result: '', level: '' });
  });

  it('exits 65 for an error, with a sentence for each problem', () => {
    const { status, stdout } = content('check', aFile(aDocument(['区民課\t1\t共通\t'])), '--json');
    expect(status).toBe(65);
    const [problem] = JSON.parse(stdout).problems;
    expect(problem).toMatchObject({ code: 'goal-text-missing', severity: 'error', where: { row: 8 } });
    expect(problem.message).toBe('8行目：目標の文がありません。文を入れるか、この行を消してください。');
    expect(Object.keys(problem)).toEqual(['code', 'severity', 'where', 'message']);
  });

  it('exits 0 where there are only warnings', () => {
    const { status, stdout } = content('check', aFile(aDocument(['区民課\t2 共通 あ。'])));
    expect(status).toBe(0);
    expect(stdout).toContain('問題 1（エラー 0、注意 1）');
  });

  it('answers for several files in order, 65 if one has an error', () => {
    const { status, stdout } = content('check', wardDocumentPath, aFile('x'), '--json');
    expect(status).toBe(65);
    expect(JSON.parse(stdout).map((report: { counts: { goals: number } }) => report.counts.goals)).toEqual([44, 0]);
  });

  it('exits 66 with a Japanese sentence for a file that cannot be read', () => {
    for (const path of [join(tmpdir(), 'no-such-file.txt'), tmpdir()]) {
      const { status, stdout, stderr } = content('check', path, '--json');
      expect({ status, stdout }).toEqual({ status: 66, stdout: '' });
      expect(stderr).toMatch(/ください。\n$/);
    }
  });

  it.each([[[]], [['check']], [['toString']], [['check', '--nope', 'a.txt']]])(
    'exits 64 with one line for %j',
    (args) => {
      const { status, stdout, stderr } = content(...args);
      expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
      expect(stderr.match(/\n/g)).toHaveLength(1);
    },
  );
});

describe('content template', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'template-'));

  it("writes the ward's content, which check reads without a word", () => {
    const out = join(folder(), 'ひな形.xlsx');
    const written = content('template', out, '--config', join(wardDocumentPath, '../..'));
    expect(written).toMatchObject({ status: 0, stderr: '' });
    const { status, stdout } = content('check', out, '--json');
    const { edition, counts, repairs, problems } = JSON.parse(stdout);
    expect({ status, repairs, problems }).toEqual({ status: 0, repairs: [], problems: [] });
    expect(counts).toEqual({ principles: 4, departments: 14, goals: 44, notices: 0, terms: 0 });
    expect(edition).toEqual(JSON.parse(content('check', wardDocumentPath, '--json').stdout).edition);
  });

  it('takes what the hub of a data folder shows', () => {
    const dataDir = folder();
    const document = aFile(aDocument(['区民課\t1 共通 笑顔で応対します。']));
    expect(content('publish', document, '--data', dataDir).status).toBe(0);
    const out = join(folder(), 'out.xlsx');
    expect(content('template', out, '--data', dataDir).status).toBe(0);
    expect(JSON.parse(content('check', out, '--json').stdout).counts.goals).toBe(1);
  });

  it('exits 66 where there is no content and 73 where it cannot write', () => {
    const empty = folder();
    expect(content('template', join(empty, 'out.xlsx'), '--data', empty)).toMatchObject({ status: 66, stdout: '' });
    expect(readdirSync(empty)).toEqual([]);
    const nowhere = join(empty, 'no', 'out.xlsx');
    const { status, stderr } = content('template', nowhere, '--config', join(wardDocumentPath, '../..'));
    expect(status).toBe(73);
    expect(stderr).toMatch(/確かめてください。\n$/);
  });

  it.each([[['template']], [['template', 'out.csv']], [['template', 'a.xlsx', '--data', 'x', '--config', 'y']]])(
    'exits 64 for %j',
    (args) => {
      expect(content(...args).status).toBe(64);
    },
  );
});
