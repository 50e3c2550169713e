import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { face, openLobby, rate } from '../support/lobby-page.ts';
import { measureType } from '../support/measure-type.ts';
import { readRatings } from '../support/ratings-file.ts';
import { tabletCounter } from '../support/tablet-counter.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('the questions after a rating', () => {
  const lobby = useLobby();
  const reasons = () => lobby.browser.page.getByRole('group', { name: 'どの点についてですか' });
  const counters = () => lobby.browser.page.getByRole('group', { name: 'どの窓口でしたか' });
  const press = (name: string) => lobby.browser.page.getByRole('button', { name, exact: true }).click();

  it('are the same after every face, and their answers stand in the line of that rating', async () => {
    const { page } = lobby.browser;
    await openLobby(page, lobby.hub.url);
    const asked: string[] = [];
    for (const label of ['満足', 'やや満足', 'どちらともいえない', 'やや不満', '不満']) {
      await rate(page, label);
      asked.push((await reasons().innerText()) + (await page.locator('.follow-up-head').innerText()));
    }
    expect(new Set(asked).size).toBe(1);
    await press('待ち時間');
    await press('案内表示');
    await press('送る');
    await counters().getByRole('button', { name: '区民課' }).click();
    await press('送る');
    await counters().waitFor({ state: 'detached' });
    await page.getByRole('article').waitFor();
    const line = await until('the answers in the file', () =>
      readRatings(lobby.hub.dataDir).find(({ label, department }) => label === '不満' && department !== ''),
    );
    expect(line).toMatchObject({ reasons: 'wait;signs', department: '区民サービス部/区民課' });
    expect(readRatings(lobby.hub.dataDir).filter(({ reasons }) => reasons !== '')).toHaveLength(1);
  });

  it('leave the faces where they are: another tap is another rating', async () => {
    const { page } = lobby.browser;
    await openLobby(page, lobby.hub.url);
    const before = await face(page, 'やや満足').boundingBox();
    await rate(page, '満足');
    expect(await face(page, 'やや満足').boundingBox()).toEqual(before);
    await press('待ち時間');
    const { lastSeq } = await tabletCounter(page);
    await rate(page, '不満');
    expect((await tabletCounter(page)).lastSeq).toBe(lastSeq + 1);
    expect(await page.getByRole('button', { name: '待ち時間' }).getAttribute('aria-pressed')).toBe('false');
    await press('とばす');
    await reasons().waitFor({ state: 'detached' });
    expect((await tabletCounter(page)).lastSeq).toBe(lastSeq + 1);
  });

  it.each([
    { width: 1280, height: 800 },
    { width: 800, height: 1280 },
  ])('are whole, large enough and keep nobody out at $width × $height', async (size) => {
    const { page } = lobby.browser;
    await page.setViewportSize(size);
    await openLobby(page, lobby.hub.url);
    await rate(page, '満足');
    for (const group of [reasons, counters]) {
      await group().waitFor();
      expect((await measureType(page)).faults).toEqual([]);
      expect(await findBarriers(page)).toEqual([]);
      const boxes = await Promise.all(
        ['とばす', '送る'].map((name) => page.getByRole('button', { name }).boundingBox()),
      );
      expect([boxes[0]!.width, boxes[0]!.height]).toEqual([boxes[1]!.width, boxes[1]!.height]);
      await group().getByRole('button').first().click();
      await press('送る');
    }
  });

  it('can be answered with the keyboard alone', async () => {
    const { page } = lobby.browser;
    await openLobby(page, lobby.hub.url);
    await rate(page, '満足');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByRole('button', { name: '説明のわかりやすさ' }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    await reasons().waitFor({ state: 'detached' });
  });

  it('keep the page of the counters that somebody turned to', async () => {
    const { page } = lobby.browser;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.clock.install();
    await openLobby(page, lobby.hub.url);
    await rate(page, '満足');
    await press('待ち時間');
    await press('送る');
    await press('次のページ');
    await counters().getByText('2／2ページ').waitFor();
    // Longer than the thanks last.
    await page.clock.runFor(6_000);
    expect(await counters().getByText('2／2ページ').count()).toBe(1);
  });

  it('count down in silence, stay for つづける, and go by themselves', async () => {
    const { page } = lobby.browser;
    await page.clock.install();
    await openLobby(page, lobby.hub.url);
    await rate(page, '満足');
    await page.clock.runFor(15_500);
    await page.getByText(/あと(20|19)秒で終わります/).waitFor();
    await press('つづける');
    expect(await page.getByText('秒で終わります').count()).toBe(0);
    await page.clock.runFor(20_000);
    expect(await reasons().count()).toBe(1);
    await page.clock.runFor(16_000);
    expect(await reasons().count()).toBe(0);
    await page.getByRole('article').waitFor();
  });
});
