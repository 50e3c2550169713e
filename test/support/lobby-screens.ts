import type { Page } from 'playwright-core';
import { languages } from '../../src/core/settings/choices.ts';
import { aTranslatedWard } from './a-translated-ward.ts';
import { findBarriers } from './find-barriers.ts';
import { faultsOfSlide, hand, measureSlide, type Setting, SIZES, setLobby, THEMES, TYPE_SIZES } from './lobby-hand.ts';
import { measureType } from './measure-type.ts';
import type { useLobby } from './use-lobby.ts';

export const translatedWard = aTranslatedWard();
const [department] = translatedWard.departments;
const GOAL = `goal:${department!.id}#1`;

interface Screen {
  slide: string;
  /** What is done there. */
  open?: (page: Page) => Promise<void>;
  close?: (page: Page) => Promise<void>;
}

/** Everything a visitor may find in opening hours. */
const screens: Record<string, Screen> = {
  policy: { slide: 'policy' },
  principle: { slide: 'principle:1' },
  department: { slide: `department:${department!.id}` },
  'goal, stopped': { slide: GOAL, open: hand.stop, close: hand.stop },
  notice: { slide: `notice:${translatedWard.notices[0]!.title}` },
  'index of departments': { slide: 'policy', open: hand.openIndex, close: hand.closeIndex },
  'index of goals': { slide: 'policy', open: openGoals, close: hand.closeIndex },
  thanks: { slide: GOAL, open: hand.rate },
  'card, no faces': { slide: 'card' },
};

export const screenFactors = {
  screen: Object.keys(screens),
  language: languages,
  size: SIZES,
  type: TYPE_SIZES,
  theme: THEMES,
};

async function openGoals(page: Page) {
  await hand.openIndex(page);
  await hand.openFirstDepartment(page);
}

/** Shows the screen's slide; answers the page it is on, which is another one where storage must be broken for it. */
export async function showScreen({ hub, browser }: ReturnType<typeof useLobby>, screen: string): Promise<Page> {
  const { slide } = screens[screen]!;
  const page = slide === 'card' ? await browser.context.newPage() : browser.page;
  // The page beside it has the storage of ratings for itself.
  if (slide === 'card') await page.addInitScript(withoutContent);
  await page.goto(`${hub.url}?slide=${encodeURIComponent(slide)}`);
  await page.locator(`.sheet-${slide.split(':')[0]}`).waitFor();
  if (slide === 'card') await page.locator('.unavailable').waitFor();
  return page;
}

/** What is wrong with the screen in these settings: letters and buttons on every page of it, and what axe finds on the first. */
export async function faultsOf(page: Page, screen: string, setting: Setting): Promise<string[]> {
  const { open, close } = screens[screen]!;
  const isSlide = open === undefined || open === hand.stop;
  await setLobby(page, setting);
  await open?.(page);
  const barriers = await findBarriers(page);
  const measured = isSlide ? faultsOfSlide(await measureSlide(page), setting.type) : (await measureType(page)).faults;
  await close?.(page);
  return [...barriers, ...measured].map((fault) => `${Object.values(setting).join(' ')}: ${fault}`);
}

/** A tablet that has no content yet. */
function withoutContent() {
  const { fetch } = globalThis;
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = (name: string, version?: number) => {
    if (name === 'content') throw new Error('broken');
    return open(name, version);
  };
  globalThis.fetch = (input, init) =>
    String(input).includes('/api/content') ? Promise.reject(new TypeError('no hub')) : fetch(input, init);
}
