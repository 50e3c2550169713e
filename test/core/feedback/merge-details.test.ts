import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detail } from '../../../src/core/feedback/event.ts';
import { mergeDetails } from '../../../src/core/feedback/merge-details.ts';

const detail = (seq: number, fields: Pick<Detail, 'reasons' | 'department'>): Detail => ({
  v: 1,
  kind: 'detail',
  id: `0199aaaa-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  seq,
  at: '2026-11-22T10:15:40.000+09:00',
  rating: '0199aaaa-0000-7000-8000-000000000000',
  ...fields,
});

describe('mergeDetails', () => {
  const details = [
    detail(2, { reasons: ['wait'] }),
    detail(3, { department: '区民サービス部/区民課' }),
    detail(5, { reasons: ['manner', 'signs'] }),
    detail(9, { reasons: [] }),
  ];

  it('takes each field from the latest that has it', () => {
    expect(mergeDetails(details.slice(0, 3))).toEqual({
      reasons: ['manner', 'signs'],
      department: '区民サービス部/区民課',
    });
  });

  it('lets a later empty answer take back an earlier one', () => {
    expect(mergeDetails(details)).toEqual({ reasons: [], department: '区民サービス部/区民課' });
  });

  it('says nothing where nothing was added', () => {
    expect(mergeDetails([])).toEqual({});
    expect(mergeDetails([detail(2, {})])).toEqual({});
  });

  it('does not depend on the order they arrive in', () => {
    const shuffled = fc.shuffledSubarray(details, { minLength: details.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(mergeDetails(order)).toEqual(mergeDetails(details));
      }),
    );
  });
});
