import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileFiles } from '../support/hostile-files.ts';
import { openOffice } from '../support/office-page.ts';
import { overviewOf } from '../support/publish-edition.ts';
import { signInTo } from '../support/staff-session.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';

/** What the importer refuses; the rest of them it reads with a word of caution. */
const REFUSED = /^(archive|file)-/;
/** More is too slow to hand to a browser under test; the importer's own tests have them all. */
const MOST_BYTES = 5_000_000;
const refused = (await hostileFiles()).filter(
  ([, bytes, code]) => code !== null && REFUSED.test(code) && bytes.length < MOST_BYTES,
);

describe('the office page with hostile and broken files', () => {
  let hub: RunningHub;
  let browser: RunningBrowser;
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    hub = await startHub();
    browser = await startBrowser();
    page = browser.page;
    page.on('pageerror', (error) => errors.push(String(error)));
    await openOffice(page, hub);
  });
  afterAll(async () => {
    await browser?.close();
    browser?.remove();
    await hub?.remove();
  });

  it('says what to do for each of more than thirty, offers nothing to publish, and nothing changes', async () => {
    const asStaff = await signInTo(hub);
    const before = await overviewOf(asStaff);
    const result = page.getByRole('region', { name: '読み込み結果' });
    for (const [what, bytes] of refused) {
      const file = { name: `${what}.xlsx`, mimeType: '', buffer: Buffer.from(bytes) };
      await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
      await result.getByText(file.name).waitFor();
      expect(await result.innerText(), what).toMatch(/エラー.+(ください|ません)。/s);
      expect(await page.getByRole('button', { name: '公開', exact: true }).isDisabled(), what).toBe(true);
    }
    expect(refused.length).toBeGreaterThan(30);
    const after = await overviewOf(asStaff);
    expect([after.editions, after.contentId]).toEqual([before.editions, before.contentId]);
    // Each stands in the record, with its hash.
    expect(after.record.filter(({ act }) => act === 'import-refused').length).toBeGreaterThan(30);
    expect(errors).toEqual([]);
  });
});
