import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
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
