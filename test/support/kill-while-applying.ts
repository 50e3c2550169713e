import { createHash } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import type { Edition } from '../../src/core/content/edition.ts';
import type { ContentPackage } from '../../src/core/protocol/envelopes.ts';
import { openDatabase } from '../../src/hub/storage/database.ts';
import { publishEdition } from '../../src/hub/storage/editions.ts';
import { aGoal, anEdition } from './an-edition.ts';
import { nextPage, openLobby } from './lobby-page.ts';
import { startBrowser } from './start-browser.ts';
import { type RunningHub, startHub } from './start-hub.ts';
import { keptContent } from './tablet-content.ts';
import { until } from './until.ts';

/** When the browser is killed: before an answer of the hub, after the tablet said what it keeps, or so many ms after publishing. */
export type KillPoint = 'content' | { file: number } | 'kept' | { afterMs: number };

export interface AfterKill {
  point: KillPoint;
  /** The edition on the screen after a start without network. */
  shown: 'old' | 'new' | 'neither';
  /** Files that the package on the tablet lists and the tablet does not have. */
  missing: string[];
}

export const PICTURES = 4;
/** Two fonts come before the pictures. */
export const FILES = 2 + PICTURES;

// Characters that the lobby's own words do not have: so each edition has fonts of its own.
const NAMES = '甲乙丙丁戊己庚辛壬癸';
const nameOf = (no: number) => `${NAMES[no % NAMES.length]}${no}版`;

function edition(no: number): Edition {
  const name = nameOf(no);
  const { departments, ...rest } = anEdition({ principles: 1, goals: [2] });
  const goals = [1, 2].map((goal) => aGoal(goal, { text: name, parts: [{ kind: 'text', text: name }] }));
  const policy = { title: '方針', principles: [{ no: 1, text: name }] };
  return { ...rest, title: name, policy, departments: departments.map((each) => ({ ...each, goals })) };
}

/** Kills the browser once at each point, while the tablet takes over a new package with its files. */
export async function killWhileApplying(points: KillPoint[]): Promise<AfterKill[]> {
  const hub = await startHub();
  let no = 1;
  await publish(hub, no);
  let browser = await startBrowser();
  const { profileDir } = browser;
  await openLobby(browser.page, hub.url);
  const results: AfterKill[] = [];
  for (const point of points) {
    const reached = await holdAt(browser.page, null);
    const { page } = browser;
    // Again and again: the part that hears it comes behind the first slide.
    const online = () => page.evaluate(() => void dispatchEvent(new Event('online')));
    await until('the edition before', async () => {
      await online();
      return (await keptContent(page)).title === nameOf(no);
    });
    await reached.holdAt(point);
    no += 1;
    await publish(hub, no);
    if (typeof point === 'object' && 'afterMs' in point) await new Promise((done) => setTimeout(done, point.afterMs));
    else
      await until(`the point ${JSON.stringify(point)}`, async () => {
        await online();
        return reached.isReached();
      });
    await browser.kill();
    browser = await startBrowser({ profileDir });
    await browser.context.setOffline(true);
    await browser.page.goto(hub.url);
    results.push({ point, ...(await whatStands(browser.page, no)) });
    await browser.context.setOffline(false);
  }
  await browser.close();
  browser.remove();
  await hub.remove();
  return results;
}

async function publish({ dataDir }: RunningHub, no: number): Promise<void> {
  const database = openDatabase(dataDir);
  const publication = { source: 'by another program', repairs: 0, who: 'テスト', nowMs: Date.now() };
  await publishEdition(database, { edition: edition(no), ...publication });
  database.close();
}

/** Turns the loop once: every page must be of one edition. */
async function whatStands(page: Page, no: number): Promise<Omit<AfterKill, 'point'>> {
  await page.getByRole('article').waitFor();
  const texts = [await page.locator('article').innerText()];
  for (let turned = 0; turned < 3; turned += 1) texts.push((await nextPage(page)).text);
  const named = texts.filter((text) => text.includes('版'));
  const isOf = (name: string) => named.length >= 3 && named.every((text) => text.includes(name));
  const shown = isOf(nameOf(no)) ? 'new' : isOf(nameOf(no - 1)) ? 'old' : 'neither';
  return { shown, missing: (await keptContent(page)).missing };
}

/** Puts pictures into the package on its way, and stops for ever at the point. */
async function holdAt(page: Page, first: KillPoint | null) {
  let point = first;
  let files = 0;
  let isReached = false;
  const reach = () => {
    isReached = true;
  };
  const pictures = new Map<string, Buffer>();

  await page.route('**/api/content', async (route) => {
    const answer = await route.fetch();
    if (answer.status() !== 200) return route.fulfill({ response: answer });
    if (point === 'content') return reach();
    const content = (await answer.json()) as ContentPackage;
    for (let index = 0; index < PICTURES; index += 1) {
      const bytes = Buffer.alloc(20_000, `${content.id} ${index}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      pictures.set(sha256, bytes);
      content.files.push({ sha256, bytes: bytes.length, type: 'image/png' });
    }
    await route.fulfill({ response: answer, json: content });
  });
  await page.route('**/api/files/*', async (route) => {
    files += 1;
    if (typeof point === 'object' && point !== null && 'file' in point && files === point.file) return reach();
    await answerFile(route, pictures.get(route.request().url().slice(-64)));
  });
  const keptBefore = async () => (await keptContent(page)).id;
  let before = '';
  await page.route('**/api/status', async (route) => {
    const { contentId } = route.request().postDataJSON() as { contentId: string };
    if (point === 'kept' && contentId !== before) return reach();
    await route.continue();
  });
  return {
    isReached: () => isReached,
    async holdAt(at: KillPoint) {
      before = await keptBefore();
      files = 0;
      point = at;
    },
  };
}

function answerFile(route: Route, picture: Buffer | undefined): Promise<void> {
  return picture === undefined ? route.continue() : route.fulfill({ status: 200, body: picture });
}
