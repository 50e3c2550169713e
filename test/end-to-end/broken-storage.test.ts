import { describe, it } from 'vitest';
import { useLobby } from '../support/use-lobby.ts';

describe('a tablet whose storage for content is broken', () => {
  const lobby = useLobby();

  it.each([
    [
      'cannot be opened',
      `indexedDB.open = (name) => { if (name === 'content') throw new Error('broken'); return open(name); };`,
    ],
    [
      'takes no more',
      `IDBObjectStore.prototype.put = function (...given) {
        if (this.name === 'packages') throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, given);
      };`,
    ],
  ])('that %s still shows what staff published', async (_name, breakage) => {
    const page = await lobby.browser.context.newPage();
    await page.addInitScript(`{
      const open = indexedDB.open.bind(indexedDB);
      const put = IDBObjectStore.prototype.put;
      ${breakage}
    }`);
    await page.goto(lobby.hub.url);
    await page.getByRole('article', { name: '区役所サービス向上方針' }).waitFor();
    await page.close();
  });
});
