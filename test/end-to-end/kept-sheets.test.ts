import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aGoal, anEdition } from '../support/an-edition.ts';
import { expectNoGrowth } from '../support/expect-no-growth.ts';
import { goRound, keptSheets, press } from '../support/go-round.ts';
import { hand } from '../support/lobby-hand.ts';
import { openLobby } from '../support/lobby-page.ts';
import { countTimers, heldBy } from '../support/soak.ts';
import { signInTo } from '../support/staff-session.ts';
import type { RunningHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('pages that come round', () => {
  const lobby = useLobby();

  it('stand as they stood before, and one of them alone is seen, heard and pressed', async () => {
    const { page } = lobby.browser;
    const drawn = await goRound(page);
    expect(await keptSheets(page)).toBe(0);
    await goRound(page);
    const shown = await goRound(page);
    expect(await keptSheets(page)).toBeGreaterThan(80);
    expect(shown).toEqual(drawn);
    expect(new Set(shown.map(({ alone }) => alone))).toEqual(new Set([true]));
    const heard = await page.locator('main').ariaSnapshot();
    expect(heard.match(/^\s*- article/gm)).toHaveLength(1);
  });

  it('look as they looked before', async () => {
    const { page } = lobby.browser;
    await openLobby(page, lobby.hub.url);
    const pictures: Buffer[][] = [];
    for (let round = 0; round < 3; round += 1) {
      pictures.push([]);
      for (let at = 0; at < 4; at += 1) {
        await press(page, '次へ');
        pictures[round]!.push(await page.locator('.sheet-here').screenshot());
      }
      for (let at = 0; at < 4; at += 1) await press(page, '前へ');
    }
    expect(await keptSheets(page)).toBeGreaterThan(2);
    expect(pictures[2]!.map((picture, at) => picture.equals(pictures[0]![at]!))).toEqual(Array(4).fill(true));
  });

  it.each<[string, (page: Page) => Promise<unknown>]>([
    ['the type', (page) => press(page, '文字の大きさ')],
    ['the contrast', (page) => press(page, 'くっきり')],
    ['the language', (page) => press(page, 'English')],
    ['the screen', (page) => page.setViewportSize({ width: 800, height: 1280 })],
    ['the fonts', loadFont],
    ['the question, and with it their room', (page) => askOtherwise(page, lobby.hub)],
  ])('are drawn anew where %s has changed', async (_, change) => {
    const { page } = lobby.browser;
    await page.setViewportSize({ width: 1280, height: 800 });
    await openLobby(page, lobby.hub.url);
    for (const direction of ['次へ', '前へ', '次へ', '前へ']) await press(page, direction);
    await expect.poll(() => keptSheets(page)).toBeGreaterThan(0);
    await change(page);
    await expect.poll(() => keptSheets(page)).toBe(0);
  });

  it('are all there are, however often they come', async () => {
    const { context } = lobby.browser;
    const page = await context.newPage();
    await page.addInitScript(countTimers);
    await openLobby(page, lobby.hub.url);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    for (let round = 0; round < 3; round += 1) await goRound(page);
    const before = await heldBy(page, session);
    for (let round = 0; round < 2; round += 1) await goRound(page);
    expectNoGrowth(before, await heldBy(page, session), 500_000);
    await page.close();
  });
});

describe('goals of one name, as those without a number are', () => {
  const goals = ['窓口でお待たせしません。', '電話にすぐ出ます。'].map((text) =>
    aGoal(0, { text, parts: [{ kind: 'text', text }] }),
  );
  const [department, ...others] = anEdition().departments;
  const lobby = useLobby({ ...anEdition(), departments: [{ ...department!, goals }, ...others] });

  it('are both shown, however often they come', async () => {
    const { page } = lobby.browser;
    const shown: string[] = [];
    for (let change = 0; change < 60; change += 1) {
      await press(page, '次へ');
      shown.push(await page.getByRole('article').innerText());
    }
    expect(await keptSheets(page)).toBeGreaterThan(0);
    const lastRound = shown.slice(-20).join('');
    for (const { text } of goals) expect(lastRound).toContain(text);
  });

  it('are each reached from 一覧', async () => {
    const { page } = lobby.browser;
    for (const { text } of goals) {
      await hand.openIndex(page);
      await hand.openFirstDepartment(page);
      await page.getByRole('button', { name: text }).click();
      expect(await page.getByRole('article').innerText()).toContain(text);
    }
  });
});

/** Any font that comes may change every line. */
function loadFont(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    await [...document.fonts].find(({ status }) => status === 'unloaded')!.load();
  });
}

/** It comes with a change of the page. */
async function askOtherwise(page: Page, hub: RunningHub): Promise<void> {
  const asStaff = await signInTo(hub);
  const url = '/api/office/settings';
  const { base } = (await (await asStaff(url)).json()) as { base: string };
  const body = JSON.stringify({ base, settings: { survey: { question: '本日の窓口はいかがでしたか。'.repeat(4) } } });
  const answer = await asStaff(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
  expect(answer.status).toBe(200);
  await until('the new question', async () => {
    await press(page, '次へ');
    return (await page.locator('.question').textContent())!.includes('か。本日');
  });
}
