import { describe, expect, it, onTestFinished } from 'vitest';
import type { Language } from '../../../src/core/settings/choices.ts';
import { createDisplayState } from '../../../src/tablet/display/display-state.ts';
import { createVisitState, type Spoken } from '../../../src/tablet/display/visit-state.ts';
import { loadLanguage } from '../../../src/tablet/visit-part.ts';
import { aClock } from '../../support/a-clock.ts';
import { anEdition } from '../../support/an-edition.ts';

const settings = { secondsPerCharacter: 0.2, minSeconds: 8, maxSeconds: 30, charactersPerPage: 120, pauseSeconds: 60 };
const terms = ['来庁者', '窓口'].map((word) => ({ word, reading: '', meaning: `${word}のことです。` }));
const edition = { ...anEdition({ goals: [1, 2, 1], notices: 1 }), terms, serial: 1, effectiveFrom: '' };

function aVisit() {
  const clock = aClock();
  const display = createDisplayState({ clock, settings });
  display.show(edition, settings);
  const visit = createVisitState({ clock, display, prefersContrast: false, loadLanguage });
  onTestFinished(display.end);
  onTestFinished(visit.end);
  return { clock, display, visit, where: () => display.step.value.slide.id };
}

describe('the index', () => {
  it('leads to a goal, closes, and leaves it there for 60 s', () => {
    const { clock, visit, where } = aVisit();
    for (const act of [
      visit.openIndex,
      () => visit.openDepartment('department:部2/課'),
      () => visit.goTo(visit.department.value!.goals[1]!.slide),
    ]) {
      visit.touched();
      act();
      clock.advance(1_000);
    }
    expect([where(), visit.isIndexOpen.value]).toEqual(['goal:部2/課#2', false]);
    clock.advance(58_999);
    expect(where()).toBe('goal:部2/課#2');
    clock.advance(1);
    expect(where()).not.toBe('goal:部2/課#2');
  });

  it('stays stopped on the slide it leads to', () => {
    const { display, visit } = aVisit();
    display.stop();
    visit.openIndex();
    visit.goTo('policy');
    expect(display.isStopped.value).toBe(true);
  });

  it('begins with the departments whenever it is opened', () => {
    const { visit } = aVisit();
    visit.openIndex();
    visit.openDepartment('department:部2/課');
    visit.closeIndex();
    visit.openIndex();
    expect(visit.department.value).toBeNull();
  });

  it('closes by itself 60 s after the last touch', () => {
    const { clock, visit } = aVisit();
    visit.touched();
    visit.openIndex();
    clock.advance(59_000);
    visit.touched();
    clock.advance(59_999);
    expect(visit.isIndexOpen.value).toBe(true);
    clock.advance(1);
    expect(visit.isIndexOpen.value).toBe(false);
  });

  it('goes back to the departments where another edition no longer has the one', () => {
    const { display, visit } = aVisit();
    visit.openIndex();
    visit.openDepartment('department:部2/課');
    display.show({ ...edition, serial: 2, departments: edition.departments.slice(0, 1) }, settings);
    expect([visit.isIndexOpen.value, visit.department.value]).toEqual([true, null]);
  });

  it('lets what waits for a page change come when it leads on', () => {
    const { display, visit, where } = aVisit();
    display.atNextPage(() => display.show({ ...edition, serial: 2, notices: [] }, settings));
    visit.goTo('goal:部2/課#2');
    expect([display.edition.value?.serial, where()]).toEqual([2, 'goal:部2/課#2']);
  });
});

describe('the meaning of a term', () => {
  const [visitor, counter] = terms as [(typeof terms)[0], (typeof terms)[0]];

  function anOpenTerm() {
    const lobby = aVisit();
    lobby.visit.touched();
    lobby.visit.openTerm(visitor);
    return { ...lobby, open: () => lobby.visit.term.value?.word };
  }

  it('opens, and another one in its place', () => {
    const { visit, open } = anOpenTerm();
    expect(open()).toBe('来庁者');
    visit.openTerm(counter);
    expect(open()).toBe('窓口');
  });

  it('closes by itself 60 s after the last touch, even where a touch holds the page for longer', () => {
    const { clock, display, visit, open } = anOpenTerm();
    display.show(edition, { ...settings, pauseSeconds: 300 });
    visit.touched();
    clock.advance(59_999);
    expect(open()).toBe('来庁者');
    clock.advance(1);
    expect(open()).toBeUndefined();
  });

  it.each<[string, (lobby: ReturnType<typeof anOpenTerm>) => void]>([
    ['another page comes', ({ display }) => display.next()],
    ['the index opens', ({ visit }) => visit.openIndex()],
    ['everything is closed', ({ visit }) => visit.close()],
    ['another edition no longer has it', ({ display }) => display.show({ ...edition, serial: 2, terms: [] }, settings)],
  ])('closes when %s', (_what, happens) => {
    const lobby = anOpenTerm();
    happens(lobby);
    expect(lobby.open()).toBeUndefined();
  });

  it('stays through another size and another language, though the pages are cut anew', async () => {
    const { clock, display, visit, open } = anOpenTerm();
    display.show({ ...edition, serial: 2, departments: withLongGoal() }, settings);
    visit.goTo('goal:部2/課#1');
    display.next();
    visit.openTerm(visitor);
    visit.nextTextSize();
    expect([display.step.value.pageNo, open()]).toEqual([1, '来庁者']);
    display.next();
    visit.openTerm(visitor);
    await visit.speak('en');
    expect(open()).toBe('来庁者');
    clock.advance(60_000);
    expect(open()).toBeUndefined();
  });

  it('stays when a notice comes or goes elsewhere', () => {
    const { display, open } = anOpenTerm();
    display.show({ ...edition, notices: [], terms: structuredClone(terms) }, settings);
    expect(open()).toBe('来庁者');
  });
});

describe('the size of the text', () => {
  it('goes from 100 to 150 to 200 and again to 100', () => {
    const { visit } = aVisit();
    const sizes = [1, 2, 3].map(() => {
      visit.nextTextSize();
      return visit.textSize.value;
    });
    expect(sizes).toEqual([150, 200, 100]);
  });

  it('is 100 again 60 s after the last touch', () => {
    const { clock, visit } = aVisit();
    visit.touched();
    visit.nextTextSize();
    clock.advance(59_999);
    expect(visit.textSize.value).toBe(150);
    clock.advance(1);
    expect(visit.textSize.value).toBe(100);
  });

  it('stays for whoever stopped the loop to read, until it goes on by itself', () => {
    const { clock, display, visit } = aVisit();
    visit.touched();
    display.stop();
    visit.nextTextSize();
    clock.advance(5 * 60_000 - 1);
    expect([visit.textSize.value, display.isStopped.value]).toEqual([150, true]);
    clock.advance(1);
    expect([visit.textSize.value, display.isStopped.value]).toEqual([100, false]);
  });

  it('cuts anew what was cut for another size, and stays on the slide', () => {
    const { display, visit, where } = aVisit();
    visit.goTo('goal:部2/課#1');
    const pages = () => display.step.value.pages;
    display.show({ ...edition, serial: 2, departments: withLongGoal() }, settings);
    visit.goTo('goal:部2/課#1');
    visit.nextTextSize();
    const before = pages();
    while (display.pageTooLong());
    expect(pages()).toBeGreaterThan(before);
    visit.nextTextSize();
    expect([pages(), where()]).toEqual([before, 'goal:部2/課#1']);
  });
});

function withLongGoal() {
  const text = '来庁者が快適に利用できるようにします。'.repeat(8);
  return edition.departments.map((department) => ({
    ...department,
    goals: department.goals.map((goal) => ({ ...goal, text, parts: [{ kind: 'text' as const, text }] })),
  }));
}

describe('the language', () => {
  it('is that of words and slides together, once its words are there', async () => {
    const { display, visit } = aVisit();
    const speaking = visit.speak('en');
    expect([visit.words.value.next, display.language.value]).toEqual(['次へ', 'ja']);
    await speaking;
    expect([visit.words.value.next, display.language.value]).toEqual(['Next', 'en']);
  });

  it('is the one asked for last, whichever words come last', async () => {
    const { visit, arrive } = aVisitThatLoads();
    const english = visit.speak('en');
    const korean = visit.speak('ko');
    await arrive('ko');
    await arrive('en');
    await Promise.all([english, korean]);
    expect(visit.language.value).toBe('ko');
    const chinese = visit.speak('zh-Hans');
    await visit.speak('ja');
    await arrive('zh-Hans');
    await chinese;
    expect([visit.language.value, visit.words.value.next]).toEqual(['ja', '次へ']);
  });

  it('stays what it is where the words cannot be had', async () => {
    const { visit, arrive } = aVisitThatLoads();
    const english = visit.speak('en');
    await arrive('en', new Error('offline'));
    await english;
    expect([visit.language.value, visit.words.value.next]).toEqual(['ja', '次へ']);
  });

  it('is Japanese again, and so are contrast and size, when the visitor has gone', async () => {
    const { clock, visit } = aVisit();
    visit.touched();
    await visit.speak('ko');
    visit.toggleContrast();
    clock.advance(59_999);
    expect([visit.language.value, visit.isHighContrast.value]).toEqual(['ko', true]);
    clock.advance(1);
    expect([visit.language.value, visit.words.value.next, visit.isHighContrast.value]).toEqual(['ja', '次へ', false]);
  });

  it('leaves a visitor on the slide they were reading', async () => {
    const { visit, where } = aVisit();
    visit.goTo('goal:部2/課#2');
    await visit.speak('zh-Hans');
    expect(where()).toBe('goal:部2/課#2');
  });
});

/** Words arrive when the test says so. */
function aVisitThatLoads() {
  const clock = aClock();
  const display = createDisplayState({ clock, settings });
  const loads = new Map<Language, PromiseWithResolvers<Spoken>>();
  const visit = createVisitState({
    clock,
    display,
    prefersContrast: false,
    loadLanguage: (language) => {
      const load = Promise.withResolvers<Spoken>();
      loads.set(language, load);
      return load.promise;
    },
  });
  onTestFinished(display.end);
  onTestFinished(visit.end);
  async function arrive(language: Language, failure?: Error) {
    if (failure) loads.get(language)!.reject(failure);
    else loads.get(language)!.resolve(await loadLanguage(language));
  }
  return { visit, arrive };
}
