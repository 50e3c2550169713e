import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toTokyoIso } from '../../src/core/calendar/tokyo-time.ts';
import { JUMP_MS } from '../../src/core/calendar/trusted-time.ts';
import { STILL, STILL_OF, stillPage, TRUE_WHILE } from '../../src/core/protocol/still.ts';
import { aNotice } from '../support/an-edition.ts';
import { publishEdition } from '../support/publish-edition.ts';
import { signInTo } from '../support/staff-session.ts';
import { useLobby } from '../support/use-lobby.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;
const NEW_TITLE = '令和81年度の目標';

describe('the still of the first page', () => {
  const lobby = useLobby(ward);
  let page: Page;

  beforeEach(async () => {
    page = await lobby.browser.context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    await startAndKeep();
  });

  afterEach(() => page.close());

  it.each([
    [1280, 800],
    [800, 1280],
    [3840, 2160],
  ])('stands before any script and looks as the page does, %i x %i', async (width, height) => {
    await page.setViewportSize({ width, height });
    await startAndKeep();
    const shown = await sheetOf(page);
    const still = await withoutScript();
    expect(await sheetOf(still)).toEqual(shown);
    // Its lines are known, so nothing looks for phrases.
    expect(
      await still
        .locator('.block p')
        .first()
        .evaluate((p) => getComputedStyle(p).wordBreak),
    ).toBe('normal');
    await still.close();
  });

  it('has nothing that answers, and nobody hears it', async () => {
    const still = await withoutScript();
    expect(await still.getByText('市民の視点に立ち').isVisible()).toBe(true);
    expect(await still.locator('button, [role=button], .face-word, .question').count()).toBe(0);
    expect(await still.getByRole('article').count()).toBe(0);
    expect(await still.locator('.clock').isVisible()).toBe(false);
    await still.close();
  });

  it('brings its styles with it, and breaks no rule of the page', async () => {
    const faults: string[] = [];
    page.on('request', (request) => /lobby-[^/]*\.css/.test(request.url()) && faults.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    expect([faults, await page.locator('.still').count()]).toEqual([[], 0]);
  });

  it('is drawn before the start asks for anything of the tablet', async () => {
    await page.addInitScript(() => {
      const seen: { frames: number; atFirstAsked?: number } = { frames: 0 };
      requestAnimationFrame(() => (seen.frames += 1));
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (...asked) {
        seen.atFirstAsked ??= seen.frames;
        return open.apply(this, asked);
      };
      Object.assign(globalThis, { seen });
    });
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { seen: object }).seen)).toMatchObject({
      atFirstAsked: 1,
    });
  });

  it('is not seen on a screen of another size', async () => {
    const still = await withoutScript('', { width: 1024, height: 768 });
    expect(await still.locator('.still').isVisible()).toBe(false);
    await still.close();
  });

  it('is not answered to an address that asks for something else', async () => {
    const still = await withoutScript('?slide=card');
    expect(await still.locator('.still').count()).toBe(0);
    await still.close();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['when its time is over', () => page.evaluate(tellAnew, [stillPage, TRUE_WHILE, '0-1', '', ''] as const)],
    ['when it does not tell its time', () => page.evaluate(tellAnew, [stillPage, TRUE_WHILE, '', '', ''] as const)],
  ])('is not answered %s', async (_, spoil) => {
    await spoil();
    const still = await withoutScript();
    expect(await still.locator('.still').count()).toBe(0);
    await still.close();
  });

  it('is taken away at once, and dropped, where another package is on the tablet', async () => {
    const trueWhile = (await keptStill(page))!;
    await page.evaluate(tellAnew, [stillPage, TRUE_WHILE, trueWhile, `${STILL_OF}="`, `${STILL_OF}="x`] as const);
    await page.addInitScript(() => {
      const seen: number[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => seen.push(document.querySelectorAll('article').length)).observe(document, {
        childList: true,
        subtree: true,
      });
    });
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    // One, none while the page is drawn, and one again.
    expect(await page.evaluate(() => Math.max(...(globalThis as unknown as { seen: number[] }).seen))).toBe(1);
    await expect.poll(() => keptStill(page), { timeout: 10_000 }).toBeNull();
  });

  it('has no part that is fetched from the hub', async () => {
    expect(await page.evaluate(async (path) => (await fetch(path)).status, `${STILL}other.css`)).toBe(404);
  });

  it('is not answered after a start that came to nothing', async () => {
    // Each of these is one.
    await (await withoutScript()).close();
    const still = await withoutScript();
    expect(await still.locator('.still').count()).toBe(0);
    await still.close();
  });

  it('is dropped when something else is stored, and the next start keeps another, until a notice begins', async () => {
    const from = toTokyoIso(Date.now() + 3 * 60 * 60_000);
    const notices = [{ ...aNotice('年末の窓口'), from, until: '' }];
    await publishEdition(await signInTo(lobby.hub), { ...ward, title: NEW_TITLE, notices });
    await expect.poll(() => keptStill(page), { timeout: 10_000 }).toBeNull();
    await startAndKeep();
    const still = await withoutScript();
    expect(await still.getByText(NEW_TITLE).isVisible()).toBe(true);
    expect(await keptStill(page)).toMatch(new RegExp(`^\\d+-${Date.parse(from) - JUMP_MS}$`));
    await still.close();
  });

  /** A start, and the still that it keeps. */
  async function startAndKeep() {
    await lobby.browser.page.evaluate(dropFrom, stillPage);
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    await expect.poll(() => keptStill(page), { timeout: 10_000 }).not.toBeNull();
  }

  /** What the worker answers, and nothing that a script makes of it. */
  async function withoutScript(query = '', viewport = page.viewportSize()!): Promise<Page> {
    const still = await lobby.browser.context.newPage();
    await still.setViewportSize(viewport);
    const session = await still.context().newCDPSession(still);
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    await still.goto(`${lobby.hub.url}${query}`);
    await session.send('Emulation.setScriptExecutionDisabled', { value: false });
    await still.evaluate(() => document.fonts.ready.then(() => {}));
    return still;
  }
});

/** When it is true, as the page that is kept tells it. */
const keptStill = (page: Page) =>
  page.evaluate(async ([path, header]) => (await caches.match(path))?.headers.get(header) ?? null, [
    stillPage,
    TRUE_WHILE,
  ] as const);

/** What is kept at a path with another header, and with one piece of its text replaced. */
async function tellAnew([path, header, value, piece, other]: readonly [string, string, string, string, string]) {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const still = await cache.match(path);
    if (still === undefined) continue;
    const headers = new Headers(still.headers);
    headers.set(header, value);
    await cache.put(path, new Response((await still.text()).replace(piece, other), { headers }));
  }
}

async function dropFrom(path: string) {
  for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
}

/** Every text of header and sheet with its size, colour and lines, and its place in the screen, which itself moves by a pixel now and then. */
const sheetOf = (page: Page) =>
  page.evaluate(() => {
    const screen = document.querySelector('.screen-lobby')!.getBoundingClientRect();
    return [...document.querySelectorAll('.ward, .lobby-title, .sheet :is(h1, p, b, span)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { fontSize, color } = getComputedStyle(element);
      const range = document.createRange();
      range.selectNodeContents(element);
      const lines = [...range.getClientRects()].filter((line) => line.width > 0);
      const ends = lines.map((line) => `${line.right - screen.x},${line.y - screen.y}`);
      return [element.textContent, x - screen.x, y - screen.y, width, height, fontSize, color, ...ends].join(' ');
    });
  });
