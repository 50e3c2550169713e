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
    display.goTo('goal:部2/課#1');
    const pages = () => display.step.value.pages;
    display.show({ ...edition, serial: 2, departments: withLongGoal() }, settings);
    display.goTo('goal:部2/課#1');
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
