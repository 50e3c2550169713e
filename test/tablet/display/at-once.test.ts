import { describe, expect, it, onTestFinished } from 'vitest';
import type { ShownEdition } from '../../../src/core/protocol/envelopes.ts';
import { createDisplayState } from '../../../src/tablet/display/display-state.ts';
import { aClock } from '../../support/a-clock.ts';
import { aNotice, anEdition } from '../../support/an-edition.ts';

const settings = { secondsPerCharacter: 0.2, minSeconds: 8, maxSeconds: 30, charactersPerPage: 120, pauseSeconds: 60 };
const shown = (serial: number, fields: Partial<ShownEdition> = {}): ShownEdition => ({
  ...anEdition(),
  serial,
  effectiveFrom: '',
  ...fields,
});

function theLoop(edition: ShownEdition) {
  const display = createDisplayState({ clock: aClock(), settings });
  onTestFinished(display.end);
  display.show(edition, settings);
  return { display, where: () => display.step.value.slide.id };
}

describe('atOnce', () => {
  it('takes a notice from the screen that was taken down', () => {
    const { display, where } = theLoop(shown(1, { notices: [aNotice('休日開庁')] }));
    display.goTo('notice:1');
    display.atOnce(() => display.show(shown(2), settings));
    expect(display.edition.value?.serial).toBe(2);
    expect(where()).not.toBe('notice:1');
  });

  it('stays on the slide that is read where it is still there', () => {
    const { display, where } = theLoop(shown(1));
    display.goTo('goal:部2/課#2');
    display.atOnce(() => display.show(shown(2), settings));
    expect([display.edition.value?.serial, where()]).toEqual([2, 'goal:部2/課#2']);
  });

  it('overtakes what waited for the next page', () => {
    const { display } = theLoop(shown(1));
    display.atNextPage(() => display.show(shown(3), settings));
    display.atOnce(() => display.show(shown(2), settings));
    display.next();
    expect(display.edition.value?.serial).toBe(2);
  });
});

describe('show', () => {
  it('shows other content under the serial that is on the screen, as a stick brings it', () => {
    const { display } = theLoop(shown(1));
    display.next();
    display.show(shown(1, anEdition({ goals: [3] })), settings);
    expect(display.slides.value.filter(({ kind }) => kind === 'goal')).toHaveLength(3);
  });

  it('goes on where it is when only settings came with the same text', () => {
    const { display, where } = theLoop(shown(1));
    display.next();
    const before = where();
    display.show(shown(1), { ...settings, minSeconds: 9 });
    expect(where()).toBe(before);
  });
});
