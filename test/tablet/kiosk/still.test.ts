import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { pagesOf } from '../../../src/core/display/pages.ts';
import { type Slide, slidesOf } from '../../../src/core/display/slides.ts';
import { createStill, type StillParts } from '../../../src/tablet/kiosk/still.ts';
import type { Still } from '../../../src/tablet/platform/still-cache.ts';
import { aPackage } from '../../support/a-package.ts';
import { anEdition } from '../../support/an-edition.ts';
import { deferred } from '../../support/deferred.ts';

// A Friday.
const NOW = Date.parse('2026-11-27T12:00:00+09:00');
const DAY_MS = 24 * 60 * 60_000;
const font = { bytes: new Uint8Array([1]), sha256: 'f0', weight: '700' };
const copied = { markup: '<p>約束</p>', style: 'p {}' };
const [first, second] = slidesOf(anEdition()) as [Slide, Slide];

function aStart(parts: Partial<StillParts> = {}) {
  const content = aPackage(7);
  content.files = [
    { sha256: font.sha256, type: 'font/ttf; weight=700', bytes: 1 },
    { sha256: 'a1', type: 'image/png', bytes: 1 },
  ];
  const stored = { content, files: new Map([[font.sha256, font.bytes]]), floor: 7 };
  const kept: [build: string, still: Still][] = [];
  const log: string[] = [];
  const still = createStill({
    calendar: { now: () => NOW },
    time: { now: () => NOW, isDoubtful: signal(false) },
    content: { shown: signal(stored) },
    posted: { nextChangeMs: () => Number.POSITIVE_INFINITY },
    display: aDisplay(first, 1),
    visit: { isPutBack: signal(true) },
    copy: () => copied,
    keepStill: async (...told) => void kept.push(told),
    dropStills: async () => void log.push('dropped'),
    ...parts,
  });
  return { still, kept, log, stored };
}

const aDisplay = (slide: Slide, pageNo: number): StillParts['display'] => ({
  step: signal({ slide, pageNo, pages: 2, page: pagesOf(slide, 120)[0]! }),
  slides: signal([first, second]),
});

it('is kept with the fonts of the text, for as long as a tablet may be off', () => {
  const { still, kept } = aStart();
  still.keep('b1');
  const trueWhile = [{ fromMs: NOW, untilMs: NOW + 14 * DAY_MS }];
  expect(kept).toEqual([['b1', { ...copied, fonts: [font], trueWhile }]]);
});

it('is true in opening hours alone, and until something else is to be seen', () => {
  const changeMs = Date.parse('2026-11-30T10:00:00+09:00');
  const { still, kept, stored } = aStart({ posted: { nextChangeMs: () => changeMs } });
  stored.content.settings.hours = { weekly: { mon: '8:30-17:15', fri: '8:30-17:15' }, closed: [], extra: [] };
  still.keep('b1');
  expect(kept[0]![1].trueWhile).toEqual([
    { fromMs: NOW, untilMs: Date.parse('2026-11-27T17:15:00+09:00') },
    { fromMs: Date.parse('2026-11-30T08:30:00+09:00'), untilMs: changeMs },
  ]);
});

it.each<[string, Partial<StillParts>]>([
  ['before anything is stored', { content: { shown: signal(null) } }],
  ['of another slide', { display: aDisplay(second, 1) }],
  ['of another page', { display: aDisplay(first, 2) }],
  ['of what a visitor chose', { visit: { isPutBack: signal(false) } }],
  ['of what is no markup', { copy: () => null }],
  ['at a doubtful time', { time: { now: () => NOW, isDoubtful: signal(true) } }],
  ['at a time that the calendar does not say', { time: { now: () => NOW + 60_000, isDoubtful: signal(false) } }],
])('is not kept %s', (_, parts) => {
  const { still, kept } = aStart(parts);
  still.keep('b1');
  expect(kept).toEqual([]);
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

it('does not hold up what is to be stored where its cache fails', async () => {
  const fail = async () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  const { still } = aStart({ keepStill: fail, dropStills: fail });
  still.keep('b1');
  await expect(still.drop()).resolves.toBeUndefined();
});
