import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readingTimeMs } from '../../../src/core/display/reading-time.ts';
import { chapterOf } from '../../../src/core/display/slides.ts';
import type { ShownEdition } from '../../../src/core/protocol/envelopes.ts';
import { createDisplayState, type TellMore } from '../../../src/tablet/display/display-state.ts';
import { aClock } from '../../support/a-clock.ts';
import { anEdition } from '../../support/an-edition.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const settings = { secondsPerCharacter: 0.2, minSeconds: 8, maxSeconds: 30, charactersPerPage: 120, pauseSeconds: 60 };
const numbered = (serial: number, edition = anEdition()): ShownEdition => ({ ...edition, serial, effectiveFrom: '' });
const ward = numbered(1, readText(wardDocument()).edition!);

function theLoop(edition: ShownEdition | null = numbered(1)) {
  const clock = aClock();
  const display = createDisplayState({ clock, settings });
  onTestFinished(display.end);
  if (edition !== null) display.show(edition, settings);
  return {
    clock,
    display,
    where: () => `${display.step.value.slide.id} ${display.step.value.pageNo}/${display.step.value.pages}`,
    stayMs: () => readingTimeMs(display.step.value.page.characters, settings),
    goToNext(id: string) {
      do display.next();
      while (display.step.value.slide.id !== id);
      display.resume();
    },
  };
}

describe('the loop', () => {
  it('is the card before the first edition', () => {
    const { where, clock } = theLoop(null);
    clock.advance(3_600_000);
    expect(where()).toBe('card 1/1');
  });

  it('gives every page of the ward its reading time, and begins again', () => {
    const { clock, where, stayMs, display } = theLoop(ward);
    const seen: string[] = [];
    while (seen.filter((page) => page.startsWith('policy')).length < 2) {
      seen.push(where());
      const before = where();
      clock.advance(stayMs() - 1);
      expect(where()).toBe(before);
      clock.advance(1);
      expect(where()).not.toBe(before);
    }
    expect(seen.length).toBeGreaterThan(display.slides.value.length);
    expect(new Set(seen.map((page) => page.split(' ')[0])).size).toBe(1 + 14 + 44 + 4);
  });

  it('goes on where timers end a moment too early', () => {
    const { clock, where, display } = theLoop();
    display.touched();
    const before = where();
    clock.endEarly(0.4);
    expect(where()).toBe(before);
    clock.advance(1);
    expect(where()).not.toBe(before);
  });

  it('goes on where somebody sets the calendar back by a year', () => {
    const { clock, where, stayMs } = theLoop();
    const before = where();
    clock.setBy(-365 * 86_400_000);
    clock.advance(stayMs());
    expect(where()).not.toBe(before);
  });

  it('moves its time line in whole seconds, and puts it back when it is held', () => {
    const { clock, display, stayMs } = theLoop();
    clock.advance(2_999);
    expect(display.elapsed.value).toBeCloseTo(2_000 / stayMs());
    clock.advance(1);
    expect(display.elapsed.value).toBeCloseTo(3_000 / stayMs());
    display.touched();
    expect(display.elapsed.value).toBe(0);
  });

  it('moves its time line once a second where timers end too early', () => {
    const { clock, display, stayMs } = theLoop();
    for (const second of [1, 2, 3]) {
      clock.endEarly(0.4);
      expect(display.elapsed.value).toBeCloseTo((second * 1_000) / stayMs());
    }
  });

  it('stands still for とめる, and goes on after つづける or 5 minutes', () => {
    const { clock, display, where } = theLoop();
    const before = where();
    display.stop();
    expect(display.isStopped.value).toBe(true);
    clock.advance(5 * 60_000 - 1);
    expect(where()).toBe(before);
    clock.advance(1);
    expect([display.isStopped.value, where() === before]).toEqual([false, false]);
    display.stop();
    display.resume();
    expect(display.isStopped.value).toBe(false);
  });

  /** The loop at the last page of a chapter, going on by itself. */
  function atEndOfChapter() {
    const loop = theLoop(ward);
    const chapter = () => chapterOf(loop.display.step.value.slide);
    const goOn = () => {
      const before = chapter();
      loop.clock.advance(loop.stayMs());
      return before === chapter();
    };
    expect(goOn()).toBe(false);
    return { ...loop, goOn };
  }

  it('is fresh where it comes to another chapter by itself, until the time line first moves', () => {
    const { clock, display } = atEndOfChapter();
    expect(display.step.value.slide.kind).toBe('department');
    expect(display.isFresh.value).toBe(true);
    clock.advance(999);
    expect(display.isFresh.value).toBe(true);
    clock.advance(1);
    expect(display.isFresh.value).toBe(false);
  });

  it('is not fresh at the first chapter, nor at what follows in the same one', () => {
    expect(theLoop(ward).display.isFresh.value).toBe(false);
    const { display, goOn } = atEndOfChapter();
    let turned = 0;
    while (goOn()) {
      turned += 1;
      expect(display.isFresh.value).toBe(false);
    }
    expect(turned).toBeGreaterThan(3);
    expect([display.step.value.slide.kind, display.isFresh.value]).toEqual(['principle', true]);
  });

  it('is not fresh where a visitor turns the page, also right after another chapter has come', () => {
    const { display } = atEndOfChapter();
    expect(display.isFresh.value).toBe(true);
    display.next();
    expect([display.step.value.slide.kind, display.isFresh.value]).toEqual(['goal', false]);
    while (display.step.value.slide.kind !== 'principle') display.next();
    expect(display.isFresh.value).toBe(false);
    display.goTo('policy');
    expect(display.isFresh.value).toBe(false);
  });

  it('has at most two timers, whatever happens', () => {
    const act = fc.constantFrom('touched', 'next', 'previous', 'stop', 'resume', 'pageTooLong', 'screenChanged');
    const history = fc.array(
      fc.oneof(
        act,
        fc.nat(90_000),
        fc.integer({ min: 1, max: 3 }).map((serial) => ({ serial })),
      ),
    );
    fc.assert(
      fc.property(history, (acts) => {
        const clock = aClock();
        const display = createDisplayState({ clock, settings });
        for (const each of acts) {
          if (typeof each === 'number') clock.advance(each);
          else if (typeof each === 'object') display.show({ ...ward, ...each }, settings);
          else display[each as 'touched']();
          expect(clock.pending().length).toBeGreaterThan(0);
          expect(clock.pending().length).toBeLessThanOrEqual(2);
          expect(display.step.value.page).toBeDefined();
        }
        display.end();
        expect(clock.pending()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('show', () => {
  it('begins another edition at its beginning', () => {
    const { display, where } = theLoop();
    display.next();
    display.show(numbered(2), settings);
    expect(where()).toBe('policy 1/1');
  });

  it('changes nothing where the same edition comes again', () => {
    const { display, clock } = theLoop();
    display.next();
    clock.advance(3_000);
    const before = display.step.value;
    const pending = clock.pending();
    display.show(numbered(1), { ...settings });
    expect(display.step.value).toBe(before);
    expect(clock.pending()).toEqual(pending);
  });

  it('takes another pace for the same edition', () => {
    const { display, clock, where } = theLoop();
    display.show(numbered(1), { ...settings, minSeconds: 3, secondsPerCharacter: 0.05 });
    const before = where();
    clock.advance(5_000);
    expect(where()).not.toBe(before);
  });
});

describe('atNextPage', () => {
  it('waits for the page to be read, and goes on where the loop would have gone', () => {
    const { display, clock, where, stayMs } = theLoop(ward);
    const readOn = where();
    display.atNextPage(() => display.show({ ...ward, serial: 2 }, settings));
    clock.advance(stayMs() - 1);
    expect([where(), display.edition.value?.serial]).toEqual([readOn, 1]);
    clock.advance(1);
    expect([where(), display.edition.value?.serial]).toEqual(['department:危機管理担当 1/1', 2]);
  });

  it('switches as soon as a visitor turns the page, once, and to the latest', () => {
    const { display } = theLoop(ward);
    const shown: number[] = [];
    for (const serial of [2, 3]) display.atNextPage(() => shown.push(serial));
    display.touched();
    expect(shown).toEqual([]);
    display.next();
    display.next();
    expect(shown).toEqual([3]);
  });

  it('switches a loop of one page too', () => {
    const { display, clock, stayMs } = theLoop({ ...ward, departments: [] });
    display.atNextPage(() => display.show({ ...ward, serial: 2 }, settings));
    clock.advance(stayMs());
    expect(display.edition.value?.serial).toBe(2);
  });

  it('goes on at the next slide that is still there', () => {
    const { display, where } = theLoop(ward);
    display.atNextPage(() => display.show({ ...ward, serial: 2, departments: ward.departments.slice(5) }, settings));
    display.next();
    expect(where()).toBe('principle:1 1/1');
  });
});

describe('a notice', () => {
  const notice = (title: string) => ({ title, body: '本文です。', from: '', until: '', owner: '', picture: null });
  const withNotices = (...titles: string[]) => ({ ...ward, notices: titles.map(notice) });

  it('comes and goes without moving what is read', () => {
    const { display, clock, where, goToNext } = theLoop(ward);
    goToNext('goal:まちづくり推進部/地域振興課#1');
    display.next();
    display.resume();
    clock.advance(3_000);
    const readOn = where();
    for (const shown of [withNotices('休日開庁'), ward]) {
      display.show(shown, settings);
      expect(where()).toBe(readOn);
    }
    expect(readOn).toBe('goal:まちづくり推進部/地域振興課#1 2/3');
  });

  it('stays on the same turn of a principle', () => {
    const { display, where, goToNext } = theLoop(ward);
    for (let turn = 0; turn < 2; turn += 1) goToNext('principle:1');
    display.show(withNotices('休日開庁'), settings);
    expect(where()).toBe('principle:1 1/1');
    do display.next();
    while (!where().startsWith('department:'));
    expect(where()).not.toContain('まちづくり推進部/総務課');
  });

  it('leaves the screen when its time is over', () => {
    const { display, where, goToNext } = theLoop(withNotices('休日開庁'));
    goToNext('notice:休日開庁');
    display.show(ward, settings);
    expect(where()).not.toContain('notice');
  });
});

describe('pageTooLong', () => {
  const goal = ward.departments.flatMap(({ id, goals }) =>
    goals.map((each) => ({ ...each, id: `goal:${id}#${each.no}` })),
  );
  const longest = goal.toSorted((a, b) => b.text.length - a.text.length)[0]!.id;

  it('pages the slide anew, from its first page, and ends', () => {
    const { display, goToNext } = theLoop(ward);
    goToNext(longest);
    const pages: number[] = [];
    for (let call = 0; call < 20; call += 1) {
      pages.push(display.step.value.pages);
      display.pageTooLong();
      expect([display.step.value.slide.id, display.step.value.pageNo]).toEqual([longest, 1]);
    }
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
    expect(pages.at(-1)).toBeGreaterThan(pages[0]!);
    expect(pages.at(-1)).toBe(pages.at(-5));
    const before = display.step.value;
    display.pageTooLong();
    expect(display.step.value).toBe(before);
  });

  it('leaves the pages of all other slides the very same', () => {
    const { display, goToNext } = theLoop(ward);
    goToNext(longest);
    const before = display.steps.value;
    display.pageTooLong();
    const anew = display.steps.value.filter((step) => !before.includes(step));
    expect(new Set(anew.map(({ slide }) => slide.id))).toEqual(new Set([longest]));
    display.screenChanged();
    expect(display.steps.value.filter((step) => before.includes(step))).toEqual([]);
  });

  it('stays at the last page for those who came from behind', () => {
    const { display, goToNext, where } = theLoop(ward);
    goToNext(longest);
    while (display.step.value.pageNo < display.step.value.pages) display.next();
    const { pages } = display.step.value;
    while (display.step.value.pages === pages) display.pageTooLong();
    expect(where()).toBe(`${longest} ${display.step.value.pages}/${display.step.value.pages}`);
  });

  it('leaves the other slides as they are', () => {
    const { display, goToNext, where } = theLoop(ward);
    const policy = where();
    goToNext(longest);
    display.pageTooLong();
    goToNext('policy');
    expect(where()).toBe(policy);
  });

  it('stays at this turn of a principle that comes several times', () => {
    const { display, goToNext } = theLoop(ward);
    for (let turn = 0; turn < 3; turn += 1) goToNext('principle:1');
    const { slide } = display.step.value;
    display.pageTooLong();
    expect(display.step.value.slide).toBe(slide);
  });
});

describe('screenChanged', () => {
  it('stays on the slide, also on the third turn of a principle', () => {
    const { display, goToNext } = theLoop(ward);
    for (let turn = 0; turn < 3; turn += 1) goToNext('principle:2');
    const { slide } = display.step.value;
    display.screenChanged();
    expect(display.step.value.slide).toBe(slide);
  });

  it('lets fit again what did not fit before', () => {
    const { display, where } = theLoop(ward);
    const before = where();
    for (let call = 0; call < 4; call += 1) display.pageTooLong();
    expect(where()).not.toBe(before);
    display.screenChanged();
    expect(where()).toBe(before);
  });
});

describe('tellMore', () => {
  const october = { month: '2026-10', n: 50, satisfied: 40, from: '2026-11-01', until: '2026-11-30' };
  /** A card at the end of the loop while there are ratings. */
  const withCard: TellMore = (slides, shown) =>
    (shown?.ratings ?? []).length === 0 ? slides : [...slides, { kind: 'card', id: 'card' }];

  it('changes no page where there is nothing more to tell', () => {
    const { display } = theLoop(ward);
    const { value: before } = display.slides;
    const { value: step } = display.step;
    display.tellMore(withCard);
    expect(display.slides.value).toBe(before);
    expect(display.step.value).toBe(step);
  });

  it('adds to the loop what is on show and takes it out again, and leaves on the screen what is there', () => {
    const { display, where, goToNext } = theLoop(ward);
    goToNext('principle:3');
    const ids = () => display.slides.value.map(({ id }) => id);
    const before = ids();
    display.tellMore(withCard);
    display.show({ ...ward, ratings: [october] }, settings);
    expect([where(), ids()]).toEqual(['principle:3 1/1', [...before, 'card']]);
    display.show({ ...ward, ratings: [] }, settings);
    expect([where(), ids()]).toEqual(['principle:3 1/1', before]);
  });

  it('goes on with the loop when what is on the screen is over', () => {
    const { display, where } = theLoop(ward);
    display.tellMore(withCard);
    display.show({ ...ward, ratings: [october] }, settings);
    display.goTo('card');
    expect(where()).toBe('card 1/1');
    display.show({ ...ward, ratings: [] }, settings);
    expect(where()).toMatch(/^policy /);
  });
});

describe('goTo', () => {
  it('goes to a slide by its id, and nowhere where there is none', () => {
    const { display, where } = theLoop();
    display.goTo('goal:部2/課#2');
    expect(where()).toBe('goal:部2/課#2 1/1');
    display.goTo('goal:なし#1');
    expect(where()).toBe('goal:部2/課#2 1/1');
  });
});
