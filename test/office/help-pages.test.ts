import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { officeWords } from '../../src/words/office.ts';

const folder = join(import.meta.dirname, '../../public');
const page = (path: string) => readFileSync(join(folder, path), 'utf8');
const HELP = Object.keys(officeWords.helpPages);

/** The cells of each row, without their markup. */
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell!.replaceAll(/<[^>]+>/g, '').trim()),
  );

describe('the pages for readers', () => {
  it.each(HELP)('%s needs no network, no script, and leads to the others', (path) => {
    const html = page(path);
    expect(html).not.toMatch(/<script|\son\w+=|https?:\/\//);
    for (const other of ['/office', ...HELP]) expect(html).toContain(`href="${other}"`);
    expect(html).toContain(`href="${path}" aria-current="page"`);
  });

  it('say of each platform which lock, what survives a restart, what keeps data, and whether a file can be picked while locked', () => {
    const [heads, ...rows] = rowsOf(page('/office-help-system.html'));
    expect(heads).toEqual(['機械', '固定のしかた', '再起動のあと', '保存した評価', '固定中のファイルの読み書き']);
    for (const platform of ['Windows', 'iPad', 'Android', 'ChromeOS', 'Linux'])
      expect(rows.filter(([name]) => name?.startsWith(platform)).length, platform).toBeGreaterThan(0);
    expect(rows.filter((cells) => cells.length !== 5 || cells.includes(''))).toEqual([]);
    const edge = rows.find(([, lock]) => lock?.includes('--edge-kiosk-type'));
    expect(edge?.[3]).toMatch(/残らない.*InPrivate/);
  });
});
