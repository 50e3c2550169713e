import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OfficeOverview } from '../../src/core/protocol/office.ts';
import { nextPage, shownPage } from '../support/lobby-page.ts';
import { type StaffFetch, signInTo } from '../support/staff-session.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('the content folder', () => {
  const lobby = useLobby();
  const path = () => join(lobby.hub.configDir, 'content/service-policy.txt');
  let asStaff: StaffFetch;
  beforeAll(async () => {
    asStaff = await signInTo(lobby.hub);
  });
  const overview = async () => (await (await asStaff('/api/office/overview')).json()) as OfficeOverview;
  const shownText = async () => (await shownPage(lobby.browser.page)).text;

  it('reaches the tablet within seconds and the screen at the next page', async () => {
    const { page } = lobby.browser;
    await page.getByText('全体の奉仕者としての自覚を常に持ち').waitFor();
    const before = readFileSync(path(), 'utf8');
    writeFileSync(path(), before.replace('全体の奉仕者としての自覚を常に持ち', '全体の奉仕者であることを忘れず'));
    const fetched = page.waitForResponse((response) => response.url().endsWith('/api/content') && response.ok());
    await fetched;
    expect(await shownText()).toContain('全体の奉仕者としての自覚を常に持ち');
    await until('the new wording', async () => {
      const { name, text } = await nextPage(page);
      if (name === '区役所サービス向上方針') expect(text).toContain('全体の奉仕者であることを忘れず');
      return text.includes('全体の奉仕者であることを忘れず');
    });
    await until('the report of the new edition', async () => (await overview()).tablets[0]?.edition === 2);
  });

  it('keeps the last good edition on the screen when a file is broken, and says why in the log', async () => {
    const { page } = lobby.browser;
    writeFileSync(path(), 'これは方針ではありません。\n');
    const log = await until('the reason in the log', () => {
      const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
      const text = readFileSync(join(lobby.hub.dataDir, `logs/hub-${today}.ndjson`), 'utf8');
      return text.split('\n').find((line) => line.includes('content.refused'));
    });
    expect(JSON.parse(log).reasons.join('')).toContain('方針の題名が見つかりません');
    await page.reload();
    await page.getByText('全体の奉仕者であることを忘れず').waitFor();
    expect((await overview()).draft?.reasons.join('')).toContain('方針の題名が見つかりません');
  });
});
