import { expect, it, onTestFinished } from 'vitest';
import type { OnShow, ShownEdition } from '../../../src/core/protocol/envelopes.ts';
import { createPostedContent } from '../../../src/tablet/kiosk/posted-content.ts';
import { aPackage } from '../../support/a-package.ts';

const START = Date.parse('2027-03-31T23:59:00+09:00');

function thePosted() {
  let nowMs = START;
  let waiting: { dueMs: number; action: () => void } | null = null;
  const shown: { serial: number; notices: string[] }[] = [];
  let ratings: OnShow['ratings'];
  const posted = createPostedContent({
    clock: {
      after(ms, action) {
        const mine = { dueMs: nowMs + ms, action };
        waiting = mine;
        return () => {
          if (waiting === mine) waiting = null;
        };
      },
    },
    time: { now: () => nowMs },
    show: ({ serial, notices, ratings: ofMonth }) => {
      shown.push({ serial, notices: notices.map(({ title }) => title) });
      ratings = ofMonth;
    },
  });
  onTestFinished(posted.end);
  return {
    posted,
    shown,
    ratings: () => ratings,
    goTo(time: string) {
      const until = Date.parse(`${time}+09:00`);
      while (waiting !== null && waiting.dueMs <= until) {
        const { dueMs, action } = waiting;
        nowMs = dueMs;
        waiting = null;
        action();
      }
      nowMs = until;
      return shown.at(-1);
    },
  };
}

const edition = (
  serial: number,
  effectiveFrom: string,
  ...periods: [title: string, from: string, until: string][]
) => ({
  ...aPackage(serial).editions[0]!,
  effectiveFrom,
  notices: periods.map(([title, from, until]) => ({ title, body: '', from, until, owner: '', picture: null })),
});

it('lets notices come and go at their minute and the 年度 change at 0:00, without a network', () => {
  const { posted, goTo } = thePosted();
  const editions: [ShownEdition, ...ShownEdition[]] = [
    edition(
      7,
      '2026-04-01T00:00:00.000+09:00',
      ['年度末', '', '2027-03-31'],
      ['窓口', '2027-03-31T23:59:30+09:00', ''],
    ),
    edition(8, '2027-04-01T00:00:00.000+09:00', ['新年度', '2027-04-01', '2027-04-01T00:00:30+09:00']),
  ];
  posted.put({ ...aPackage(7), editions });
  expect(goTo('2027-03-31T23:59:29.999')).toEqual({ serial: 7, notices: ['年度末'] });
  expect(goTo('2027-03-31T23:59:30')).toEqual({ serial: 7, notices: ['年度末', '窓口'] });
  expect(goTo('2027-03-31T23:59:59.999')).toEqual({ serial: 7, notices: ['年度末', '窓口'] });
  expect(goTo('2027-04-01T00:00:00')).toEqual({ serial: 8, notices: ['新年度'] });
  expect(goTo('2027-04-01T00:00:30')).toEqual({ serial: 8, notices: [] });
});

it("puts last month's ratings away at the end of this month, without a network", () => {
  const { posted, ratings, goTo } = thePosted();
  const february = { month: '2027-02', n: 50, satisfied: 40, from: '2027-03-01', until: '2027-03-31' };
  // Every 30 s it looks by itself; this is not one of those moments.
  goTo('2027-03-31T23:59:10');
  posted.put({ ...aPackage(7), ratings: february });
  goTo('2027-03-31T23:59:59.999');
  expect(ratings()).toEqual([february]);
  goTo('2027-04-01T00:00:00');
  expect(ratings()).toEqual([]);
});

it('shows none that came before their month, or from a hub that sends none', () => {
  const { posted, ratings, goTo } = thePosted();
  posted.put({
    ...aPackage(7),
    ratings: { month: '2027-03', n: 50, satisfied: 40, from: '2027-04-01', until: '2027-04-30' },
  });
  expect(ratings()).toEqual([]);
  goTo('2027-04-01T00:00:00');
  expect(ratings()).toMatchObject([{ month: '2027-03' }]);
  posted.put(aPackage(8));
  expect(ratings()).toEqual([]);
});

it('tells when something else is to be seen', () => {
  const { posted, goTo } = thePosted();
  expect(posted.nextChangeMs()).toBe(Number.POSITIVE_INFINITY);
  posted.put(aPackage(7));
  expect(posted.nextChangeMs()).toBe(Number.POSITIVE_INFINITY);
  const ratings = { month: '2027-03', n: 50, satisfied: 40, from: '2027-04-04', until: '2099-04-30' };
  const notice = edition(7, '', ['窓口', '2027-04-02', '2027-04-02']);
  posted.put({ ...aPackage(7), editions: [notice, edition(8, '2027-04-06T00:00:00+09:00')], ratings });
  for (const day of ['02', '03', '04', '06']) {
    const change = `2027-04-${day}T00:00:00`;
    expect(posted.nextChangeMs()).toBe(Date.parse(`${change}+09:00`));
    goTo(change);
  }
});

it('knows whether a notice is on show in a package that has come', () => {
  const { posted, goTo } = thePosted();
  goTo('2027-03-31T23:59:30');
  const content = {
    ...aPackage(7),
    editions: [edition(7, '', ['窓口', '', ''], ['終わった', '', '2027-03-30'])] as [ShownEdition],
  };
  expect(['窓口', '終わった', '取り下げ'].map((title) => posted.hasNotice(content, title))).toEqual([
    true,
    false,
    false,
  ]);
});

it('shows nothing of a package that was taken back', () => {
  const { posted, shown, goTo } = thePosted();
  posted.put(aPackage(7));
  posted.put(null);
  goTo('2027-04-01T00:00:30');
  expect(shown).toHaveLength(1);
});
