import { describe, expect, it } from 'vitest';
import { movedWords as words } from '../../../src/words/moved-page.ts';
import { anEpoch, aRating } from '../../support/a-rating.ts';
import { openHub } from '../../support/open-hub.ts';

const ORIGIN = 'https://new.ward.example';
const OLD = 'https://old.ward.example:8443';
const navigating = { 'sec-fetch-mode': 'navigate' };
const aMovedHub = () => openHub({ origin: ORIGIN, oldOrigin: OLD });
const old = { host: 'old.ward.example:8443' };

describe('an address of before that is still served', () => {
  it.each(['/', '/office'])('tells who opens %s the new one', async (path) => {
    const hub = await aMovedHub();
    const answer = await hub.ask({ url: path, headers: { ...old, ...navigating } });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.body).toContain(`<h1>${words.title}</h1>`);
    expect(answer.body).toContain(`href="${ORIGIN}${path}"`);
    expect(answer.body.includes(words.stay)).toBe(path === '/');
    expect(answer.headers['content-security-policy']).toMatch(/style-src 'sha256-.*frame-ancestors 'none'/);
  });

  it('leaves the lobby to who wants it all the same, to workers, and at the new address', async () => {
    const hub = await aMovedHub();
    const body = async (url: string, headers: Record<string, string>) => (await hub.ask({ url, headers })).body;
    for (const [url, headers] of [
      ['/?stay', { ...old, ...navigating }],
      ['/', { ...old, 'sec-fetch-mode': 'cors' }],
      ['/', { host: 'new.ward.example', ...navigating }],
    ] as const)
      expect(await body(url, headers)).toContain('id="lobby"');
  });

  it('takes the ratings of tablets that are still there, under their own Origin', async () => {
    const hub = await aMovedHub();
    const payload = { epoch: anEpoch, events: [aRating(1)] };
    const rate = (headers: Record<string, string>) =>
      hub.asTablet({ method: 'POST', url: '/api/ratings', payload, headers });
    expect((await rate({ ...old, origin: OLD })).json()).toMatchObject({ through: 1 });
    expect((await rate({ host: 'new.ward.example', origin: ORIGIN })).json().results[0].status).toBe('duplicate');
    expect((await rate({ ...old, origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await rate({ host: 'older.ward.example:8443' })).statusCode).toBe(403);
  });
});
