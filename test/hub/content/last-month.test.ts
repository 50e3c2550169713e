import pino from 'pino';
import { expect, it } from 'vitest';
import type { Period } from '../../../src/core/calendar/periods.ts';
import { isoDay } from '../../../src/core/calendar/tokyo-time.ts';
import { createRatedColumns } from '../../../src/core/reports/rated-columns.ts';
import { reportOf } from '../../../src/core/reports/report.ts';
import { createLastMonth } from '../../../src/hub/content/last-month.ts';
import { aRating } from '../../support/a-rating.ts';
import { settled } from '../../support/settled.ts';

/** Ratings of October: so many that count, of which two in five satisfied, and one that was made in a burst. */
function october(count: number) {
  const columns = createRatedColumns();
  const at = Date.parse('2026-10-15T10:00:00+09:00');
  for (let n = 1; n <= count; n += 1) columns.add(aRating(n, { score: (n % 5) + 1 }), 'tablet', at);
  columns.add(aRating(count + 1, { score: 5, flags: ['burst'] }), 'tablet', at);
  return columns;
}

function theHub(nowText: string, { isOn = true, count = 50 } = {}) {
  const clock = { nowMs: Date.parse(`${nowText}+09:00`), isBroken: false, isOn };
  const asked: string[] = [];
  const columns = october(count);
  const lastMonth = createLastMonth({
    isOn: () => clock.isOn,
    log: pino({ level: 'silent' }),
    now: () => clock.nowMs,
    reports: {
      async report(period: Period) {
        asked.push(isoDay(period.from));
        if (clock.isBroken) throw new Error('the worker is gone');
        return reportOf(columns, period, { device: null, department: null, language: null });
      },
    },
  });
  return {
    ...{ clock, asked, lastMonth },
    async lookAt(time: string) {
      clock.nowMs = Date.parse(`${time}+09:00`);
      lastMonth.look();
      await settled();
      return lastMonth.current();
    },
  };
}

const NOVEMBER = { month: '2026-10', n: 50, satisfied: 20, from: '2026-11-01', until: '2026-11-30' };

it('reckons last month (補正後) after a start, and never again while the month lasts', async () => {
  const { lookAt, asked } = theHub('2026-11-22T10:00:00');
  expect(await lookAt('2026-11-22T10:00:00')).toEqual(NOVEMBER);
  expect(await lookAt('2026-11-30T23:59:59.999')).toEqual(NOVEMBER);
  expect(asked).toEqual(['2026-10-01']);
});

it('reckons anew when a month begins, and says nothing of one with too few', async () => {
  const { lookAt, asked } = theHub('2026-10-31T23:58:00');
  expect(await lookAt('2026-10-31T23:58:00')).toBeNull();
  expect(await lookAt('2026-11-01T00:00:00')).toEqual(NOVEMBER);
  expect(await lookAt('2026-12-01T00:00:00')).toBeNull();
  expect(asked).toEqual(['2026-09-01', '2026-10-01', '2026-11-01']);
});

it('says nothing of 49', async () => {
  const { lookAt } = theHub('2026-11-22T10:00:00', { count: 49 });
  expect(await lookAt('2026-11-22T10:00:00')).toBeNull();
});

it('has nothing of before when the month has turned and nobody has looked yet', async () => {
  const { lookAt, clock, lastMonth } = theHub('2026-11-22T10:00:00');
  await lookAt('2026-11-22T10:00:00');
  clock.nowMs = Date.parse('2026-12-01T00:00:00+09:00');
  expect(lastMonth.current()).toBeNull();
});

it('tries again a minute after it could not reckon', async () => {
  const { lookAt, clock, asked } = theHub('2026-11-22T10:00:00');
  clock.isBroken = true;
  expect(await lookAt('2026-11-22T10:00:00')).toBeNull();
  clock.isBroken = false;
  expect(await lookAt('2026-11-22T10:00:59')).toBeNull();
  expect(await lookAt('2026-11-22T10:01:00')).toEqual(NOVEMBER);
  expect(asked).toHaveLength(2);
});

it('reckons nothing while the card is off, and at once when it is on', async () => {
  const { lookAt, clock, asked } = theHub('2026-11-22T10:00:00', { isOn: false });
  expect([await lookAt('2026-11-22T10:00:00'), asked]).toEqual([null, []]);
  clock.isOn = true;
  expect(await lookAt('2026-11-22T10:00:01')).toEqual(NOVEMBER);
  clock.isOn = false;
  expect(await lookAt('2026-11-22T10:00:02')).toBeNull();
});
