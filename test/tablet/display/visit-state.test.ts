import { describe, expect, it, onTestFinished } from 'vitest';
import { createDisplayState } from '../../../src/tablet/display/display-state.ts';
import { createVisitState } from '../../../src/tablet/display/visit-state.ts';
import { aClock } from '../../support/a-clock.ts';
import { anEdition } from '../../support/an-edition.ts';

const settings = { secondsPerCharacter: 0.2, minSeconds: 8, maxSeconds: 30, charactersPerPage: 120, pauseSeconds: 60 };
const edition = { ...anEdition({ goals: [1, 2, 1], notices: 1 }), serial: 1, effectiveFrom: '' };

function aVisit() {
  const clock = aClock();
  const display = createDisplayState({ clock, settings });
  display.show(edition, settings);
  const visit = createVisitState({ clock, display });
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

describe('the size of the text', () => {
  it('goes from 100 to 150 to 200 and again to 100', () => {
    const { visit } = aVisit();
    const sizes = [1, 2, 3].map(() => {
      visit.nextTextSize();
      return visit.textSize.value;
    });
    expect(sizes).toEqual([150, 200, 100]);
  });

  it('is 100 again 60 s after the last touch, also while the loop is stopped', () => {
    const { clock, display, visit } = aVisit();
    visit.touched();
    display.stop();
    visit.nextTextSize();
    clock.advance(59_999);
    expect(visit.textSize.value).toBe(150);
    clock.advance(1);
    expect(visit.textSize.value).toBe(100);
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
