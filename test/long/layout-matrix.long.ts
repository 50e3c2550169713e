import { describe, expect, it } from 'vitest';
import { aTortureEdition, faultsOfTorture, TORTURED, tortures } from '../support/a-torture-edition.ts';
import { faultsOfSlide, measureLoop, SIZES, setLobby, TYPE_SIZES } from '../support/lobby-hand.ts';
import { everyCase } from '../support/pairwise.ts';
import { useLobby } from '../support/use-lobby.ts';

const settings = everyCase({ size: SIZES, type: TYPE_SIZES });

describe("the ward's document", () => {
  const lobby = useLobby();

  it.each(settings)('has no page at $size and $type % that cannot be read and touched', async ({ size, type }) => {
    const { page } = lobby.browser;
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    await setLobby(page, { size, type });
    const slides = await measureLoop(page);
    expect(slides.flatMap((slide) => faultsOfSlide(slide, type).map((fault) => `${slide.name} ${fault}`))).toEqual([]);
    expect(slides.length).toBe(72);
  });
});

describe('a text that no screen was made for', () => {
  const lobby = useLobby(aTortureEdition());

  it.each(everyCase({ torture: tortures, at: TORTURED }))('is whole: $torture as $at', async ({ torture, at }) => {
    expect(await faultsOfTorture(lobby, torture, at, settings)).toEqual([]);
  });
});
