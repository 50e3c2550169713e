import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { hoursDraft, hoursValue } from '../../src/office/settings/hours-draft.ts';
import { anyHours } from '../support/any-settings.ts';

const none = defaultSettings.hours;

describe('hoursValue', () => {
  it('is what the file says, letter by letter, where nobody changes anything', () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        expect(hoursValue(hoursDraft(hours), hours)).toEqual(hours);
      }),
    );
  });

  it('writes hours as the file shows them, and midnight as the end of the day', () => {
    const draft = hoursDraft(none);
    const weekly = { ...draft.weekly, mon: { isOpen: true, from: '08:30', until: '00:00' } };
    const extra = [{ date: '2027-03-28', from: '08:05', until: '12:30' }];
    expect(hoursValue({ weekly, closed: ['2026-12-28'], extra }, none)).toEqual({
      weekly: { mon: '8:30-24:00' },
      closed: ['2026-12-28'],
      extra: [{ date: '2027-03-28', open: '8:05-12:30' }],
    });
  });

  it('leaves out days that are closed, and keeps their hours in the form', () => {
    const held = { ...none, weekly: { sat: '09:00-12:00' } };
    const draft = hoursDraft(held);
    const shut = { ...draft, weekly: { ...draft.weekly, sat: { ...draft.weekly.sat, isOpen: false } } };
    expect(hoursValue(shut, held).weekly).toEqual({});
    expect(shut.weekly.sat).toEqual({ isOpen: false, from: '09:00', until: '12:00' });
  });
});
