import { describe, expect, it } from 'vitest';
import { openSpan } from '../../../src/core/calendar/open-span.ts';

describe('openSpan', () => {
  it.each([
    ['8:30-17:15', { fromMinute: 510, untilMinute: 1035 }],
    ['08:30-17:15', { fromMinute: 510, untilMinute: 1035 }],
    ['0:00-24:00', { fromMinute: 0, untilMinute: 1440 }],
    ['17:15-8:30', null],
    ['8:30-8:30', null],
    ['8:30-24:01', null],
    ['8:60-17:15', null],
    ['８:30-17:15', null],
    ['8:30～17:15', null],
    ['', null],
  ])('reads %s', (text, span) => {
    expect(openSpan(text)).toEqual(span);
  });
});
