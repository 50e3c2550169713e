import { describe, expect, it } from 'vitest';
import { editionInEffect, nextEditionMs } from '../../../src/core/content/edition-in-effect.ts';

const at = (time: string) => Date.parse(`${time}+09:00`);
const now = { serial: 7, effectiveFrom: '2026-04-01T00:00:00.000+09:00' };
const nextYear = { serial: 8, effectiveFrom: '2027-04-01T00:00:00.000+09:00' };

describe('editionInEffect', () => {
  it('changes with the 年度 at 0:00 on 1 April in Japan', () => {
    expect(editionInEffect([now, nextYear], at('2027-03-31T23:59:59.999')).serial).toBe(7);
    expect(editionInEffect([now, nextYear], at('2027-04-01T00:00:00')).serial).toBe(8);
  });

  it('goes by serial where several have come, never by their clocks', () => {
    const corrected = { serial: 9, effectiveFrom: '2026-05-01T00:00:00.000+09:00' };
    expect(editionInEffect([corrected, nextYear], at('2027-06-01T00:00:00')).serial).toBe(9);
  });

  it('is the current one where none has come, so that nothing is blank', () => {
    expect(editionInEffect([nextYear], at('1970-01-01T00:00:00')).serial).toBe(8);
  });
});

describe('nextEditionMs', () => {
  it('is the time of the next that waits', () => {
    expect(nextEditionMs([now, nextYear], at('2026-11-22T00:00:00'))).toBe(at('2027-04-01T00:00:00'));
    expect(nextEditionMs([now, nextYear], at('2027-04-01T00:00:00'))).toBeNull();
  });
});
