import type { Page } from 'playwright-core';
import { type Language, languages } from '../../src/core/settings/choices.ts';
import { measureType } from './measure-type.ts';
import { until } from './until.ts';

export const SIZES = ['1280x800', '800x1280', '1920x1080', '768x1024', '3840x2160'] as const;
export const TYPE_SIZES = [100, 150, 200] as const;
export const THEMES = ['light', 'high-contrast'] as const;

export interface Setting {
  size: (typeof SIZES)[number];
  type?: (typeof TYPE_SIZES)[number];
  theme?: (typeof THEMES)[number];
  language?: Language;
}

// A hand inside the page: thousands of pages are turned in the time that a pointer from outside needs for hundreds.
const press = (page: Page, selector: string) =>
  page.evaluate(async (selector) => {
    const button = document.querySelector<HTMLElement>(selector)!;
    const { x, y, width, height } = button.getBoundingClientRect();
    const place = { clientX: x + width / 2, clientY: y + height / 2 };
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, ...place }));
    button.click();
    // What follows is drawn in microtasks.
    await new Promise((resolve) => setTimeout(resolve));
  }, selector);

export const hand = {
  next: (page: Page) => press(page, 'nav .loop-controls > :last-child'),
  previous: (page: Page) => press(page, 'nav .loop-controls > :first-child'),
  /** とめる, and つづける. */
  stop: (page: Page) => press(page, 'nav .loop-controls > :nth-child(2)'),
  openIndex: (page: Page) => press(page, '.control-index'),
  openFirstDepartment: (page: Page) => press(page, '.index-list section .index-entry'),
  /** The first button there whose words begin with these. */
  async pressIn(page: Page, place: string, words: string) {
    await page.evaluate(
      ([place, words]) => {
        const buttons = [...document.querySelectorAll(`${place} button`)];
        for (const each of buttons) each.removeAttribute('data-pressed');
        buttons.find((each) => each.textContent!.startsWith(words!))?.setAttribute('data-pressed', '');
      },
      [place, words],
    );
    await press(page, '[data-pressed]');
  },
  closeIndex: (page: Page) => press(page, '.control-close'),
  /** Touches a face until a touch counts and is thanked. */
  async rate(page: Page) {
    await page.evaluate(() => document.querySelector('.thanks')?.setAttribute('data-earlier', ''));
    const isThanked = () => page.evaluate(() => document.querySelector('.thanks:not([data-earlier])') !== null);
    await until('thanks', async () => {
      await press(page, '.face-button');
      return isThanked();
    });
  },
};

/** A screen of this size with what a visitor may choose for themselves, at the first page of its slide. */
export async function setLobby(page: Page, { size, type = 100, theme = 'light', language = 'ja' }: Setting) {
  const [width, height] = size.split('x').map(Number) as [number, number];
  await page.setViewportSize({ width, height });
  // Behind the first slide come the slices of the whole font, for what the edition's own lacks.
  await page.waitForFunction(() => document.fonts.size > 100);
  const button = `.language-controls > :nth-child(${languages.indexOf(language) + 1})`;
  await press(page, button);
  await page.locator(`${button}[aria-pressed=true]`).waitFor();
  const isAt = (selector: string) => page.evaluate((selector) => document.querySelector(selector) !== null, selector);
  const textSize = () => page.evaluate(() => document.querySelector('.control-value')!.textContent);
  while ((await textSize()) !== `${type}%`) await press(page, '.settings-controls > :first-child');
  if ((await isAt('.high-contrast')) !== (theme === 'high-contrast')) {
    await press(page, '.settings-controls > [aria-pressed]');
  }
  const pageNo = () =>
    page.evaluate(() => Number(/\d+/.exec(document.querySelector('.sheet-here > article')!.ariaDescription!)));
  while ((await pageNo()) > 1) await hand.previous(page);
}

export interface MeasuredSlide {
  faults: string[];
  /** The smallest of any of its pages. */
  bodyShare: number;
  headingShare: number;
  read: string;
  pages: number;
}

/** Measures the slide from the page on the screen to its last. */
export async function measureSlide(page: Page): Promise<MeasuredSlide> {
  const slide = { faults: [] as string[], bodyShare: 1, headingShare: 1, read: '', pages: 0 };
  for (;;) {
    const { faults, bodyShare, headingShare, read, pageNo, pages } = await measureType(page);
    slide.faults.push(...faults.map((fault) => `${pageNo}／${pages} ${fault}`));
    if (pageNo > 1 && /^[、。，．」』）】ー]/.test(read)) slide.faults.push(`${pageNo}／${pages} begins: ${read}`);
    slide.bodyShare = Math.min(slide.bodyShare, bodyShare);
    slide.headingShare = Math.min(slide.headingShare, headingShare);
    slide.read += read;
    slide.pages += 1;
    if (pageNo === pages) return slide;
    if (slide.pages > 200) throw new Error(`no end of pages: ${read}`);
    await hand.next(page);
  }
}

/** Measures the whole loop, from the slide on the screen until it comes again. */
export async function measureLoop(page: Page): Promise<(MeasuredSlide & { name: string })[]> {
  const shownName = () => page.evaluate(() => document.querySelector('.sheet-here > article')!.ariaLabel!);
  const slides: (MeasuredSlide & { name: string })[] = [];
  for (;;) {
    const name = await shownName();
    if (name === slides[0]?.name) return slides;
    slides.push({ name, ...(await measureSlide(page)) });
    await hand.next(page);
  }
}

/** What is wrong with a slide at this type size, in words that name it. */
export function faultsOfSlide(
  { faults, bodyShare, headingShare }: MeasuredSlide,
  type = 100,
  headingFloor = 0.05,
): string[] {
  return [
    ...faults,
    ...(bodyShare < (0.0349 * type) / 100 ? [`body type ${bodyShare}`] : []),
    ...(headingShare < headingFloor - 0.0001 ? [`heading ${headingShare}`] : []),
  ];
}
