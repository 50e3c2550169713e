import { describe, expect, it } from 'vitest';
import { rate, shownPage, skipQuestions } from '../support/lobby-page.ts';
import { overviewOf } from '../support/publish-edition.ts';
import { signInTo } from '../support/staff-session.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

const BROKEN = 'goal:まちづくり推進部/総務課#1';
const BROKEN_NAME = 'まちづくり推進部 総務課 目標1';

describe('a slide that cannot be drawn', () => {
  const lobby = useLobby();

  it('never leaves the lobby blank, is skipped, and after three times left out and reported', async () => {
    const { page } = lobby.browser;
    // The sheet throws while it lays out this one slide.
    await page.addInitScript((name) => {
      const { get } = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollHeight')!;
      Object.defineProperty(Element.prototype, 'scrollHeight', {
        get() {
          if (this.closest('article')?.ariaLabel === name) throw new Error('cannot be laid out');
          return get!.call(this);
        },
      });
    }, BROKEN_NAME);
    await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(BROKEN)}`);
    const inItsPlace = page.getByRole('article', { name: 'いらっしゃいませ' });
    await inItsPlace.waitFor();
    await rate(page, '満足');
    await skipQuestions(page);
    const after = { timeout: 5_000 };
    await inItsPlace.waitFor({ state: 'detached', ...after });
    const next = (await shownPage(page)).name;
    expect(next).not.toBe(BROKEN_NAME);
    await page.getByRole('button', { name: '前へ' }).click();
    await inItsPlace.waitFor();
    await inItsPlace.waitFor({ state: 'detached', ...after });
    expect((await shownPage(page)).name).toBe(next);
    // The third time it is gone at once.
    await page.getByRole('button', { name: '前へ' }).click();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    const asStaff = await signInTo(lobby.hub);
    await until('the fault in the report', async () => {
      await page.evaluate(() => dispatchEvent(new Event('online')));
      return (await overviewOf(asStaff)).tablets[0]?.faults.includes(`slide-failed:${BROKEN}`);
    });
    expect((await shownPage(page)).name).toBe(next);
    await page.getByRole('button', { name: '前へ' }).click();
    await page.getByRole('article', { name: 'まちづくり推進部 総務課', exact: true }).waitFor();
    expect(await inItsPlace.count()).toBe(0);
  });
});
