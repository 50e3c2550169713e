import { expect, it, onTestFinished } from 'vitest';
import { createContentNews } from '../../../src/tablet/kiosk/content-news.ts';
import { aClock } from '../../support/a-clock.ts';
import { deferred } from '../../support/deferred.ts';
import { settled } from '../../support/settled.ts';

function theNews() {
  const clock = aClock();
  const lines: { heard: (id: string) => void; end: (how: 'ended' | 'unauthorized') => void }[] = [];
  const asked: number[] = [];
  const refused: string[] = [];
  const hungUp: number[] = [];
  const news = createContentNews({
    clock,
    listen: (_token, heard, { signal } = {}) => {
      signal?.addEventListener('abort', () => hungUp.push(lines.length));
      const end = deferred<'ended' | 'unauthorized'>();
      lines.push({ heard, end: end.resolve });
      return end.promise;
    },
    device: async () => ({ deviceId: 'd', token: 't' }),
    tokenRefused: async (token) => void refused.push(token),
    news: () => asked.push(clock.steadyMs()),
    shownId: () => 'shown',
    random: () => 0,
  });
  onTestFinished(news.end);
  return { clock, lines, asked, refused, hungUp, news };
}

it('asks for what is new, not for what is shown', async () => {
  const { lines, asked, news } = theNews();
  news.start();
  await settled();
  lines[0]!.heard('shown');
  expect(asked).toHaveLength(0);
  lines[0]!.heard('another');
  expect(asked).toHaveLength(1);
});

it('keeps one line, opens it again with growing patience, and soon after a good one', async () => {
  const { clock, lines, news } = theNews();
  const waits: number[] = [];
  news.start();
  await settled();
  for (let time = 0; time < 3; time += 1) {
    lines.at(-1)!.end('ended');
    await settled();
    const before = lines.length;
    let waited = 0;
    for (; lines.length === before; waited += 500) {
      clock.advance(500);
      await settled();
    }
    waits.push(waited);
  }
  expect(waits).toEqual([2_000, 4_000, 8_000]);
  clock.advance(31_000);
  lines.at(-1)!.end('ended');
  await settled();
  const before = lines.length;
  clock.advance(2_000);
  await settled();
  expect(lines).toHaveLength(before + 1);
});

it('says so when the hub does not know the token any more', async () => {
  const { lines, refused, news } = theNews();
  news.start();
  await settled();
  lines[0]!.end('unauthorized');
  await settled();
  expect(refused).toEqual(['t']);
});

it('does not come back once it has ended', async () => {
  const { clock, lines, hungUp, news } = theNews();
  news.start();
  await settled();
  news.end();
  expect(hungUp).toEqual([1]);
  lines[0]!.end('ended');
  await settled();
  clock.advance(60_000);
  await settled();
  expect(lines).toHaveLength(1);
});
