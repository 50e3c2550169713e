import type { Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { rate } from '../support/lobby-page.ts';
import { queueRatings } from '../support/queue-ratings.ts';
import { readRatings } from '../support/ratings-file.ts';
import { tabletCounter } from '../support/tablet-counter.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

const answers: Record<string, (route: Route) => Promise<void>> = {
  'a hub that answers 500': (route) => route.fulfill({ status: 500, body: '{"error":"internal","message":"…"}' }),
  'a hub that forgot the tablet': (route) =>
    route.fulfill({ status: 401, body: '{"error":"unauthorized","message":"…"}' }),
  'a hub that is asked too often': (route) =>
    route.fulfill({ status: 429, headers: { 'retry-after': '1' }, body: '{"error":"too_many","message":"…"}' }),
  'a portal that answers 200 with its own page': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Wi-Fi</title>' }),
  'an answer that names nothing': (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: '{"results":[],"through":99}' }),
  'an answer lost after the hub stored': async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  },
};

describe('a rating', () => {
  const lobby = useLobby();
  let rated = 0;

  it.each(Object.entries(answers))('reaches the file once through %s', async (_name, answer) => {
    const { page } = lobby.browser;
    let met = 0;
    await page.route('**/api/ratings', async (route) => {
      met += 1;
      await answer(route);
      // Once is enough: the next attempt finds the hub as it is.
      await page.unroute('**/api/ratings');
    });
    await rate(page, 'やや満足');
    rated += 1;
    const lines = await until('the rating', () => {
      const read = readRatings(lobby.hub.dataDir);
      return read.length >= rated && met > 0 && read;
    });
    expect(lines).toHaveLength(rated);
    await until('the tablet knows', async () => {
      const { lastSeq, sentThrough } = await tabletCounter(page);
      return lastSeq === sentThrough;
    });
    expect(met).toBe(1);
  });

  it('travels packed where many wait', async () => {
    const { page } = lobby.browser;
    const request = page.waitForRequest('**/api/ratings');
    await queueRatings(page, 600);
    rated += 600;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    expect(await (await request).headerValue('content-encoding')).toBe('gzip');
    await until('all of them', () => readRatings(lobby.hub.dataDir).length === rated);
  });

  it('is taken by one window only', async () => {
    const second = await lobby.browser.context.newPage();
    await second.goto(lobby.hub.url);
    await second.getByText('ただいま評価を受け付けられません').waitFor();
    await lobby.browser.page.goto('about:blank');
    await second.getByRole('button', { name: '満足', exact: true }).waitFor();
    await rate(second, '満足');
    rated += 1;
    await until('the rating of the second window', () => readRatings(lobby.hub.dataDir).length === rated);
  });
});
