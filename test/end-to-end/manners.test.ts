import { describe, expect, it } from 'vitest';
import { face, rate, skipQuestions } from '../support/lobby-page.ts';
import { measureType } from '../support/measure-type.ts';
import { setPin } from '../support/staff-dialog.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('the lobby', () => {
  const lobby = useLobby();
  const isRefused = (kind: string, selector: string, init: object = {}) =>
    lobby.browser.page.evaluate(
      ([kind, selector, init]) => {
        const Kind = kind === 'wheel' ? WheelEvent : kind === 'keydown' ? KeyboardEvent : MouseEvent;
        const event = new Kind(kind, { bubbles: true, cancelable: true, ...init });
        return !document.querySelector(selector)!.dispatchEvent(event);
      },
      [kind, selector, init] as const,
    );

  it('stays the page it is, whatever key is pressed', async () => {
    const { page } = lobby.browser;
    await page.evaluate(() => document.documentElement.setAttribute('data-same', ''));
    for (const keys of ['F5', 'Control+r', 'Alt+ArrowLeft', 'Control+p', 'Control+s', 'Control+f', 'Backspace', 'F1'])
      await page.keyboard.press(keys);
    await rate(page, '満足');
    await skipQuestions(page);
    expect(await page.locator('html[data-same]').count()).toBe(1);
    for (const [key, ctrlKey] of [
      ['F5', false],
      ['p', true],
      ['+', true],
    ])
      expect(await isRefused('keydown', 'main', { key, ctrlKey })).toBe(true);
  });

  it('opens no menu, drags nothing, selects nothing and zooms nowhere', async () => {
    const { page } = lobby.browser;
    for (const kind of ['contextmenu', 'dragstart', 'selectstart', 'drop'])
      expect([kind, await isRefused(kind, 'article')]).toEqual([kind, true]);
    expect(await isRefused('wheel', 'article', { ctrlKey: true })).toBe(true);
    expect(await isRefused('wheel', 'article')).toBe(false);
    await page.locator('article').dblclick({ position: { x: 200, y: 60 } });
    expect(await page.evaluate(() => [getSelection()?.toString(), visualViewport?.scale])).toEqual(['', 1]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).touchAction)).toBe('pan-x pan-y');
  });

  it('moves by keyboard', async () => {
    const { page } = lobby.browser;
    await face(page, '不満').focus();
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('やや不満');
  });

  it('holds the screen awake', async () => {
    const { page } = lobby.browser;
    await page.addInitScript(() => {
      const request = navigator.wakeLock.request.bind(navigator.wakeLock);
      const seen = globalThis as unknown as { locks: WakeLockSentinel[] };
      seen.locks = [];
      navigator.wakeLock.request = async (kind) => {
        const lock = await request(kind);
        seen.locks.push(lock);
        return lock;
      };
    });
    const locks = () =>
      page.evaluate(() => (globalThis as unknown as { locks: WakeLockSentinel[] }).locks.map((lock) => lock.released));
    await page.reload();
    await page.getByRole('article').waitFor();
    await expect.poll(locks).toEqual([false]);
    await page.evaluate(() => (globalThis as unknown as { locks: WakeLockSentinel[] }).locks[0]!.release());
    await page.mouse.click(600, 400);
    await expect.poll(locks).toEqual([true, false]);
  });

  it('moves by a pixel within its edges, and clips nothing', async () => {
    const { page } = lobby.browser;
    const places = new Set<string>();
    for (const minute of ['11', '13', '15', '17']) {
      await page.goto(`${lobby.hub.url}?now=2027-06-10T11:${minute}:00`);
      await page.getByRole('article').waitFor();
      places.add(await page.evaluate(() => getComputedStyle(document.querySelector('.screen-lobby')!).translate));
      expect((await measureType(page)).faults).toEqual([]);
    }
    expect([...places].sort()).toEqual(['-1px -1px', '-1px 1px', '1px -1px', '1px 1px'].sort());
  });

  it('leaves staff what they need at their dialog', async () => {
    const { page } = lobby.browser;
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    await setPin(page);
    for (const kind of ['contextmenu', 'selectstart'])
      expect([kind, await isRefused(kind, 'dialog.staff')]).toEqual([kind, false]);
    expect(await isRefused('keydown', 'dialog.staff', { key: 'Backspace' })).toBe(false);
  });
});
