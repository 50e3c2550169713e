import { describe, expect, it } from 'vitest';
import { createStaffModes } from '../../../src/tablet/kiosk/staff-modes.ts';
import { aClock } from '../../support/a-clock.ts';

describe('createStaffModes', () => {
  it('marks ratings as a trial for 5 minutes, or until staff end it', () => {
    const clock = aClock();
    const { trial } = createStaffModes({ clock });
    trial.start();
    clock.advance(5 * 60_000 - 1);
    expect(trial.secondsLeft.value).toBe(1);
    clock.advance(1);
    expect([trial.secondsLeft.value, clock.pending()]).toEqual([null, []]);
    trial.start();
    trial.end();
    expect([trial.secondsLeft.value, clock.pending()]).toEqual([null, []]);
  });

  it('feels no touch for 60 s, counted second by second, and anew when started again', () => {
    const clock = aClock();
    const { cleaning } = createStaffModes({ clock });
    cleaning.start();
    clock.advance(30_000);
    expect(cleaning.secondsLeft.value).toBe(30);
    cleaning.start();
    clock.advance(59_000);
    expect(cleaning.secondsLeft.value).toBe(1);
    clock.advance(1_000);
    expect([cleaning.secondsLeft.value, clock.pending()]).toEqual([null, []]);
  });
});
