import type { Page } from 'playwright-core';

/** How many pages stay for when their turn comes, beside the one on the screen. */
export const keptSheets = (page: Page) => page.locator('.sheet-kept').count();

/** Presses a button and waits for what comes of it. */
export function press(page: Page, label: string): Promise<void> {
  return page.evaluate(async (label) => {
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent!.startsWith(label))!.click();
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  }, label);
}

interface Stood {
  name: string | null;
  part: string | null;
  /** Each text and where it stands. */
  texts: string[];
  /** Whether nothing of another page can be touched. */
  alone: boolean;
}

/** Goes through the loop by its button until the page on the screen comes again; answers how each page stood. */
export function goRound(page: Page): Promise<Stood[]> {
  return page.evaluate(async () => {
    const next = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '次へ')!;
    const stood: Stood[] = [];
    const start = document.querySelector('.sheet-here > article')!.ariaLabel;
    do {
      next.click();
      await new Promise((done) => setTimeout(done));
      stood.push(pageHere());
    } while (stood.at(-1)!.name !== start || stood.length < 60);
    return stood;

    function pageHere(): Stood {
      const here = document.querySelector('.sheet-here')!;
      const sheet = here.firstElementChild!;
      // All is moved by a pixel a minute.
      const { left, top } = here.getBoundingClientRect();
      const walker = document.createTreeWalker(here, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const { x, y, width, height } = range.getBoundingClientRect();
        // What has no box stands nowhere.
        const place = range.getClientRects().length > 0 ? [x - left, y - top, width, height] : [];
        texts.push([node.textContent, ...place.map((px) => px.toFixed(1))].join(' '));
      }
      const beneath = document.elementsFromPoint(left + here.clientWidth / 2, top + here.clientHeight / 2);
      const alone = beneath.every((element) => element.closest('.sheet-kept') === null);
      return { name: sheet.ariaLabel, part: sheet.ariaDescription, texts, alone };
    }
  });
}
