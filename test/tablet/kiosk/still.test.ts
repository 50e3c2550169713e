import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { JUMP_MS } from '../../../src/core/calendar/trusted-time.ts';
import { pagesOf } from '../../../src/core/display/pages.ts';
import { type Slide, slidesOf } from '../../../src/core/display/slides.ts';
import { createStill, type StillParts } from '../../../src/tablet/kiosk/still.ts';
import type { Still } from '../../../src/tablet/platform/still-cache.ts';
import { aClock } from '../../support/a-clock.ts';
import { aPackage } from '../../support/a-package.ts';
import { anEdition } from '../../support/an-edition.ts';
import { deferred } from '../../support/deferred.ts';
import { settled } from '../../support/settled.ts';

// A Friday.
const NOW = Date.parse('2026-11-27T12:00:00+09:00');
const at = (time: string) => Date.parse(`${time}:00+09:00`);
const DAY_MS = 24 * 60 * 60_000;
const font = { bytes: new Uint8Array([1]), sha256: 'f0', weight: '700' };
const copied = { markup: '<p>約束</p>', style: 'p {}' };
const [first, second] = slidesOf(anEdition()) as [Slide, Slide];

function aStart(parts: Partial<StillParts> = {}) {
  const clock = aClock(NOW);
  const content = aPackage(7);
  content.files = [
    { sha256: font.sha256, type: 'font/ttf; weight=700', bytes: 1 },
    { sha256: 'a1', type: 'image/png', bytes: 1 },
  ];
  content.settings.hours = { weekly: { mon: '8:30-17:15', fri: '8:30-17:15' }, closed: [], extra: [] };
  const stored = { content, files: new Map([[font.sha256, font.bytes]]), floor: 7 };
  const kept: [build: string, still: Still][] = [];
  const log: string[] = [];
  const isDoubtful = signal(false);
  const still = createStill({
    calendar: clock,
    time: { now: clock.now, isDoubtful },
    content: { shown: signal(stored) },
    posted: { nextChangeMs: () => Number.POSITIVE_INFINITY },
    display: aDisplay(first, 1),
    visit: { isPutBack: signal(true) },
    copy: () => copied,
    keepStill: async (...told) => void kept.push(told),
    dropStills: async () => void log.push('dropped'),
    ...parts,
  });
  return { still, kept, log, stored, clock, isDoubtful };
}

const aDisplay = (slide: Slide, pageNo: number): StillParts['display'] => ({
  step: signal({ slide, pageNo, pages: 2, page: pagesOf(slide, 120)[0]! }),
  slides: signal([first, second]),
});

it('is kept with the fonts of the text, for as long as a tablet may be off', () => {
  const { still, kept, stored } = aStart();
  stored.content.settings.hours.weekly = {};
  still.keep('b1');
  const trueWhile = [{ fromMs: NOW, untilMs: NOW + 14 * DAY_MS - JUMP_MS }];
  expect(kept).toEqual([['b1', { ...copied, of: 'package-7', fonts: [font], trueWhile }]]);
});

// Of each span the last five minutes are left out: so far the calendar may be behind.
const friday = { fromMs: NOW, untilMs: at('2026-11-27T17:10') };
const monday = { fromMs: at('2026-11-30T08:30'), untilMs: at('2026-11-30T09:55') };

it('is true in opening hours alone, and until something else is to be seen', () => {
  const { still, kept } = aStart({ posted: { nextChangeMs: () => at('2026-11-30T10:00') } });
  still.keep('b1');
  expect(kept[0]![1].trueWhile).toEqual([friday, monday]);
});

it.each(['2026-11-27T12:05', '2026-11-27T12:03'])('is true at no time where something else is seen at %s', (change) => {
  const { still, kept } = aStart({ posted: { nextChangeMs: () => at(change) } });
  still.keep('b1');
  expect(kept[0]![1].trueWhile).toEqual([]);
});

it('leaves out what has passed, for a power cut may set the calendar back', () => {
  const { still, kept, clock } = aStart({ posted: { nextChangeMs: () => at('2026-11-30T10:00') } });
  still.keep('b1');
  clock.advance(friday.untilMs - NOW - 1);
  expect(kept).toHaveLength(1);
  clock.advance(1);
  expect(kept[1]).toEqual(['b1', { ...kept[0]![1], trueWhile: [monday] }]);
  clock.advance(3 * DAY_MS);
  expect(kept[2]![1].trueWhile).toEqual([]);
  clock.advance(30 * DAY_MS);
  expect(kept).toHaveLength(3);
});

it.each<[string, Partial<StillParts>]>([
  ['of another slide', { display: aDisplay(second, 1) }],
  ['of another page', { display: aDisplay(first, 2) }],
  ['of what a visitor chose', { visit: { isPutBack: signal(false) } }],
  ['of what is no markup', { copy: () => null }],
])('is not kept %s', (_, parts) => {
  const { still, kept, log } = aStart(parts);
  still.keep('b1');
  expect([kept, log]).toEqual([[], []]);
});

it.each<[string, Partial<StillParts>]>([
  ['nothing is stored', { content: { shown: signal(null) } }],
  ['the time is doubtful', { time: { now: () => NOW, isDoubtful: signal(true) } }],
  ['the calendar is behind', { time: { now: () => NOW + JUMP_MS + 1, isDoubtful: signal(false) } }],
])('is dropped where %s', async (_, parts) => {
  const { still, kept, log } = aStart(parts);
  still.keep('b1');
  await settled();
  expect([kept, log]).toEqual([[], ['dropped']]);
});

it('is dropped when the hub says another time', async () => {
  const { still, log, isDoubtful } = aStart();
  still.keep('b1');
  still.timeConfirmed();
  await settled();
  expect(log).toEqual([]);
  isDoubtful.value = true;
  still.timeConfirmed();
  await settled();
  expect(log).toEqual(['dropped']);
});

it('is dropped when it has been kept, and never kept again on this page', async () => {
  const keeping = deferred<void>();
  const { still, kept, log } = aStart({ keepStill: () => keeping.promise });
  still.keep('b1');
  const dropped = still.drop();
  await Promise.resolve();
  expect(log).toEqual([]);
  keeping.resolve();
  await dropped;
  still.keep('b1');
  expect([log, kept]).toEqual([['dropped'], []]);
});

const fail = async () => {
  throw new DOMException('', 'QuotaExceededError');
};
const hang = () => new Promise<void>(() => {});

it.each([
  ['fails', fail],
  ['does not answer', hang],
])('does not hold up what is to be stored where its cache %s', async (_, broken) => {
  const { still, clock } = aStart({ keepStill: broken, dropStills: broken });
  still.keep('b1');
  const dropped = still.drop();
  await settled();
  clock.advance(3_000);
  await expect(dropped).resolves.toBeUndefined();
});
