import { describe, expect, it, onTestFinished } from 'vitest';
import type { ShownEdition } from '../../../src/core/protocol/envelopes.ts';
import { createDisplayState } from '../../../src/tablet/display/display-state.ts';
import { createFailingSlides } from '../../../src/tablet/kiosk/failing-slides.ts';
import { aClock } from '../../support/a-clock.ts';
import { anEdition } from '../../support/an-edition.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const settings = { secondsPerCharacter: 0.2, minSeconds: 8, maxSeconds: 30, charactersPerPage: 120, pauseSeconds: 60 };
const numbered = (serial: number): ShownEdition => ({ ...anEdition(), serial, effectiveFrom: '' });

function theLoop(edition: ShownEdition | null = numbered(1)) {
  const clock = aClock();
  const display = createDisplayState({ clock, settings });
  onTestFinished(display.end);
  if (edition !== null) display.show(edition, settings);
  const failing = createFailingSlides({ clock, display });
  const here = () => display.step.value.slide.id;
  return {
    ...{ clock, display, failing, here },
    /** The slide comes up, cannot be drawn, and the loop goes on. */
    fail(id: string) {
      display.goTo(id);
      failing.failed();
      clock.advance(5_000);
    },
  };
}

const ids = () => {
  const { display } = theLoop();
  return display.slides.value.map(({ id }) => id);
};

describe('createFailingSlides', () => {
  it('goes on at the next slide within five seconds, and the loop runs as before', () => {
    const { fail, here, clock } = theLoop();
    const [first, second] = ids();
    fail(first!);
    expect(here()).toBe(second);
    // Not held as after a touch.
    clock.advance(31_000);
    expect(here()).not.toBe(second);
  });

  it('skips every page of the slide', () => {
    const ward = { ...readText(wardDocument()).edition!, serial: 1, effectiveFrom: '' };
    const { fail, here, display } = theLoop(ward);
    const paged = 'goal:まちづくり推進部/地域振興課#1';
    display.goTo(paged);
    expect(display.step.value.pages).toBeGreaterThan(2);
    fail(paged);
    expect(here()).toBe('goal:まちづくり推進部/地域振興課#2');
  });

  it('stays stopped where a visitor has stopped it', () => {
    const { display, failing, clock, here } = theLoop();
    const broken = here();
    display.stop();
    failing.failed();
    clock.advance(5_000);
    expect([display.isStopped.value, here() === broken]).toEqual([true, false]);
  });

  it('leaves out what failed three times, until the next edition', () => {
    const { fail, display } = theLoop();
    const [, broken] = ids();
    fail(broken!);
    fail(broken!);
    expect([...display.leftOut.value]).toEqual([]);
    fail(broken!);
    expect([...display.leftOut.value]).toEqual([broken]);
    expect(display.slides.value.map(({ id }) => id)).toEqual(ids().filter((id) => id !== broken));
    display.show({ ...display.edition.value!, notices: [] }, settings);
    expect(display.leftOut.value.size).toBe(1);
    display.show(numbered(2), settings);
    expect([display.leftOut.value.size, display.slides.value.length]).toEqual([0, ids().length]);
    fail(broken!);
    expect(display.leftOut.value.size).toBe(0);
  });

  it('has something to show where everything fails', () => {
    const { display, failing, clock, here } = theLoop();
    for (let turn = 0; turn < 100; turn += 1) {
      failing.failed();
      clock.advance(5_000);
    }
    expect(here()).toBe('card');
    expect(display.leftOut.value.size).toBeGreaterThanOrEqual(new Set(ids()).size);
  });

  it('does not move on where somebody has already gone elsewhere', () => {
    const { display, failing, clock, here } = theLoop();
    failing.failed();
    clock.advance(1_000);
    display.next();
    const there = here();
    clock.advance(4_000);
    expect(here()).toBe(there);
  });
});
