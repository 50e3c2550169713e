import { signal } from '@preact/signals';
import { expect, it, onTestFinished } from 'vitest';
import { createCheckState } from '../../../src/tablet/staff/check-state.ts';
import { aClock } from '../../support/a-clock.ts';
import { deferred } from '../../support/deferred.ts';
import { settled } from '../../support/settled.ts';
import { someFindings } from '../../support/some-findings.ts';

function aPage() {
  const clock = aClock();
  const isOpen = signal(false);
  const tablet = { looked: 0, sent: 0, answer: async () => someFindings() };
  const check = createCheckState({
    clock,
    isOpen,
    look: () => {
      tablet.looked += 1;
      return tablet.answer();
    },
    sendNow: () => {
      tablet.sent += 1;
    },
  });
  onTestFinished(check.end);
  return { clock, isOpen, tablet, check };
}

it('looks while somebody reads, every three seconds, and not a moment longer', async () => {
  const { clock, isOpen, tablet, check } = aPage();
  expect([tablet.looked, check.findings.value]).toEqual([0, null]);
  isOpen.value = true;
  await settled();
  expect([tablet.looked, check.findings.value]).toEqual([1, someFindings()]);
  clock.advance(2_999);
  await settled();
  expect(tablet.looked).toBe(1);
  clock.advance(1);
  await settled();
  expect(tablet.looked).toBe(2);
  isOpen.value = false;
  expect([check.findings.value, clock.pending()]).toEqual([null, []]);
});

it('looks again at once after it was told to send', async () => {
  const { clock, isOpen, tablet, check } = aPage();
  isOpen.value = true;
  await settled();
  check.sendNow();
  await settled();
  expect([tablet.sent, tablet.looked, clock.pending()]).toEqual([1, 2, [3_000]]);
});

it('keeps what it last knew where a look fails, and looks on', async () => {
  const { clock, isOpen, tablet, check } = aPage();
  isOpen.value = true;
  await settled();
  tablet.answer = async () => Promise.reject(new Error('nothing answers'));
  clock.advance(3_000);
  await settled();
  expect([check.findings.value, clock.pending()]).toEqual([someFindings(), [3_000]]);
});

it('shows nothing of a look that ends after the page was closed', async () => {
  const { clock, isOpen, tablet, check } = aPage();
  const late = deferred<ReturnType<typeof someFindings>>();
  tablet.answer = () => late.promise;
  isOpen.value = true;
  await settled();
  isOpen.value = false;
  late.resolve(someFindings());
  await settled();
  expect([check.findings.value, clock.pending()]).toEqual([null, []]);
});
